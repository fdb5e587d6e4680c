package org.einthoven.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database in the embedded PostgreSQL and the role that owns it and nothing else. */
public final class ApplicationDatabase {
    public static final String NAME = "einthoven";

    private final String url;
    private final String password;

    private ApplicationDatabase(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** Creates whichever of the two is not there yet. */
    public static ApplicationDatabase in(PostgresServer server, ServerHome home) {
        String address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/";
        String password = home.secret("postgres-password");
        try (Connection connection = DriverManager.getConnection(
                        address + "postgres", PostgresServer.SUPERUSER, home.secret("postgres-superuser-password"));
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                // the password has only letters, digits, '-' and '_'
                statement.execute("create role " + NAME + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException failed) {
            throw new StartFailure(
                    "The embedded PostgreSQL does not let the server in: " + failed.getMessage(), failed);
        }
        return new ApplicationDatabase(address + NAME, password);
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, NAME);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    public String url() {
        return url;
    }

    /** Of the role that has the database's name. */
    public String password() {
        return password;
    }
}
