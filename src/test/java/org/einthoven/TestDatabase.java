package org.einthoven;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.jspecify.annotations.Nullable;

/** The real embedded PostgreSQL, empty, in a home of its own, for every test of the running server. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable ServerHome home;
    private @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        home = ServerHome.open(temporaryFolder());
        server = PostgresServer.start(home);
        ApplicationDatabase database = ApplicationDatabase.in(server, home);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.url(),
                "quarkus.datasource.username",
                ApplicationDatabase.NAME,
                "quarkus.datasource.password",
                database.password(),
                "einthoven.database.embedded",
                "true",
                "einthoven.audit.key",
                home.secret("audit-key"),
                "einthoven.erasures.file",
                home.folder().resolve("erasures.ndjson").toString());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("einthoven-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
        if (home != null) {
            home.close();
            delete(home.folder());
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
