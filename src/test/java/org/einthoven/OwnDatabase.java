package org.einthoven;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.einthoven.archive.SharedMigrations;
import org.einthoven.postgres.ApplicationDatabase;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with the tables of the archive and nothing in them, for tests that need no server. */
public final class OwnDatabase implements AutoCloseable {
    private final TestPostgres postgres;
    private final DataSource asOwner;
    private final DataSource asServer;

    private OwnDatabase(TestPostgres postgres) {
        ApplicationDatabase database = postgres.database();
        this.postgres = postgres;
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
        return new OwnDatabase(TestPostgres.start());
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
        try (Connection connection = postgres.asSuperuser();
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
        postgres.close();
    }
}
