package org.einthoven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import javax.sql.DataSource;
import org.einthoven.archive.SharedMigrations;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with the tables of the archive and nothing in them, for tests that need no server. */
public final class OwnDatabase implements AutoCloseable {
    private final ServerHome home;
    private final PostgresServer server;
    private final DataSource asOwner;
    private final DataSource asServer;

    private OwnDatabase(ServerHome home, PostgresServer server, ApplicationDatabase database) {
        this.home = home;
        this.server = server;
        this.asOwner = source(database.url(), ApplicationDatabase.NAME, database.password());
        this.asServer = source(database.url(), ApplicationDatabase.SERVER, database.serverPassword());
    }

    public static OwnDatabase start() {
        OwnDatabase database = startEmpty();
        SharedMigrations.shared(Flyway.configure())
                .dataSource(database.asOwner())
                .locations("db/migration")
                .load()
                .migrate();
        return database;
    }

    /** Without any table. */
    public static OwnDatabase startEmpty() {
        ServerHome home = ServerHome.open(folder());
        PostgresServer server = PostgresServer.start(home);
        ApplicationDatabase database = ApplicationDatabase.in(server, home);
        return new OwnDatabase(home, server, database);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("einthoven-database");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** With the rights of the role that makes the tables. */
    public DataSource asOwner() {
        return asOwner;
    }

    /** With the rights that the server has. */
    public DataSource asServer() {
        return asServer;
    }

    /** Does what only somebody can who owns the whole database system: no trigger and no right stands in the way. */
    public void asSuperuser(String... statements) throws SQLException {
        DataSource owner = source(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + ApplicationDatabase.NAME,
                "postgres",
                home.secret("postgres-superuser-password"));
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Takes all tables away. */
    public void empty() throws SQLException {
        try (Connection connection = asOwner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop owned by " + ApplicationDatabase.NAME);
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
