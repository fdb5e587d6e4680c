package org.einthoven;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.DatabaseCommand;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.postgres.StartFailure;

/** Starts the server; where no database is configured, with a PostgreSQL of its own. */
@QuarkusMain
public final class Einthoven {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String SESSION_KEY = "quarkus.http.auth.session.encryption-key";
    private static final String AUDIT_KEY = "einthoven.audit.key";
    private static final String ERASURES = "einthoven.erasures.file";

    /** More than the server takes to finish the readings in work. */
    private static final long SHUTDOWN_SECONDS = 60;

    private Einthoven() {}

    public static void main(String... arguments) {
        CountDownLatch ended = new CountDownLatch(1);
        // a raw "|" in a FHIR search is mended by org.einthoven.fhir, which also refuses bad addresses elsewhere
        System.setProperty("vertx.disableURIValidation", "true");
        if (arguments.length > 0) {
            System.exit(command(ConfigProvider.getConfig()).run(arguments));
        }
        EndSignals.handle(Quarkus::asyncExit);
        try {
            prepare(ConfigProvider.getConfig(), ended);
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        Quarkus.run(
                null,
                (exitCode, failure) -> {
                    if (failure != null) {
                        System.err.println("Einthoven does not start: " + reason(failure));
                    }
                    ended.countDown();
                    System.exit(exitCode);
                },
                arguments);
    }

    /** What the innermost cause says: the ones around it only say that something failed. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static void prepare(Config config, CountDownLatch ended) {
        // in development mode this runs again at each change; then the database is there already
        if (isSet(config, URL)) {
            return;
        }
        ServerHome home = ServerHome.open(home(config));
        PostgresServer server = PostgresServer.start(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home, ended), "stop-postgres"));
        ApplicationDatabase database = ApplicationDatabase.in(server, home);
        System.setProperty(URL, database.url());
        System.setProperty(USERNAME, ApplicationDatabase.SERVER);
        System.setProperty(PASSWORD, database.serverPassword());
        System.setProperty("quarkus.flyway.jdbc-url", database.url());
        System.setProperty("quarkus.flyway.username", ApplicationDatabase.NAME);
        System.setProperty("quarkus.flyway.password", database.password());
        System.setProperty("einthoven.database.embedded", "true");
        if (!isSet(config, SESSION_KEY)) {
            System.setProperty(SESSION_KEY, home.secret("session-key"));
        }
        if (!isSet(config, AUDIT_KEY)) {
            System.setProperty(AUDIT_KEY, home.secret("audit-key"));
        }
        if (!isSet(config, ERASURES)) {
            System.setProperty(ERASURES, erasures(home.folder()).toString());
        }
    }

    private static Path home(Config config) {
        return Path.of(config.getOptionalValue("einthoven.home", String.class)
                .orElse(System.getProperty("user.home") + "/.einthoven"));
    }

    private static DatabaseCommand command(Config config) {
        Optional<DatabaseCommand.Address> configured = config.getOptionalValue(URL, String.class)
                .map(url -> new DatabaseCommand.Address(url, value(config, USERNAME), value(config, PASSWORD)));
        Optional<Path> erasures = isSet(config, ERASURES)
                ? Optional.of(Path.of(value(config, ERASURES)))
                : configured.isEmpty() ? Optional.of(erasures(home(config))) : Optional.empty();
        return new DatabaseCommand(configured, home(config), erasures);
    }

    /** Beside the database, which a back-up that is restored takes the place of. */
    private static Path erasures(Path home) {
        return home.resolve("erasures.ndjson");
    }

    private static String value(Config config, String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }

    private static boolean isSet(Config config, String name) {
        Optional<String> value = config.getOptionalValue(name, String.class);
        return value.isPresent() && !value.get().isBlank();
    }

    /**
     * Hooks run side by side, and the database must outlive the server. The hook also keeps the home from being
     * collected, with which its lock would go.
     */
    private static void stop(PostgresServer server, ServerHome home, CountDownLatch ended) {
        try {
            ended.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            server.close();
        } catch (StartFailure failure) {
            System.err.println(failure.getMessage());
        }
        home.close();
    }
}
