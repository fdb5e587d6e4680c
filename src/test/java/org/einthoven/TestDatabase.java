package org.einthoven;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.einthoven.postgres.ApplicationDatabase;
import org.jspecify.annotations.Nullable;

/** The real embedded PostgreSQL, empty, in a home of its own, for every test of the running server. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private @Nullable TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = TestPostgres.start();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.database().url(),
                "quarkus.datasource.username",
                ApplicationDatabase.NAME,
                "quarkus.datasource.password",
                postgres.database().password(),
                "einthoven.database.embedded",
                "true",
                "einthoven.audit.key",
                postgres.home().secret("audit-key"),
                "einthoven.erasures.file",
                postgres.home().folder().resolve("erasures.ndjson").toString());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
