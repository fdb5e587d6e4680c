package org.einthoven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;

/** The real embedded PostgreSQL with the application's database, empty, in a home of its own that goes with it. */
record TestPostgres(ServerHome home, PostgresServer server, ApplicationDatabase database) implements AutoCloseable {

    static TestPostgres start() {
        ServerHome home = ServerHome.open(temporaryFolder());
        PostgresServer server = PostgresServer.start(home);
        TestPostgres started = new TestPostgres(home, server, ApplicationDatabase.in(server, home));
        started.waitNoMoreForTheDisc();
        return started;
    }

    /** Nobody reads what it holds after a loss of power, and each commit would wait some milliseconds for that. */
    private void waitNoMoreForTheDisc() {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set fsync = off");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + ApplicationDatabase.NAME,
                "postgres",
                home.secret("postgres-superuser-password"));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("einthoven-test");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
        home.close();
        try (var files = Files.walk(home.folder())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
