package org.einthoven.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The database in the embedded PostgreSQL, the role that owns it and nothing else, by which tables are made, and the role
 * of the server, which reads and writes them and can change neither them nor what they refuse.
 */
public final class ApplicationDatabase {
    public static final String NAME = "einthoven";

    /** The server's role; what it may do is granted in {@code db/migration/afterMigrate.sql}. */
    public static final String SERVER = "einthoven_server";

    /** File in the server's home. */
    static final String PASSWORD = "postgres-password";

    private final String url;
    private final String password;
    private final String serverPassword;

    private ApplicationDatabase(String url, String password, String serverPassword) {
        this.url = url;
        this.password = password;
        this.serverPassword = serverPassword;
    }

    /** Creates whatever of it is not there yet. */
    public static ApplicationDatabase in(PostgresServer server, ServerHome home) {
        String address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/";
        String password = home.secret(PASSWORD);
        String serverPassword = home.secret("postgres-server-password");
        try (Connection connection = DriverManager.getConnection(
                        address + "postgres", PostgresServer.SUPERUSER, home.secret("postgres-superuser-password"));
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> role :
                    Map.of(NAME, password, SERVER, serverPassword).entrySet()) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.getKey())) {
                    // the passwords have only letters, digits, '-' and '_'
                    statement.execute("create role " + role.getKey() + " login password '" + role.getValue() + "'");
                }
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException failed) {
            throw new StartFailure(
                    "The embedded PostgreSQL does not let the server in: " + failed.getMessage(), failed);
        }
        return new ApplicationDatabase(address + NAME, password, serverPassword);
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    public String url() {
        return url;
    }

    /** Of the owner, who has the database's name. */
    public String password() {
        return password;
    }

    /** Of {@link #SERVER}. */
    public String serverPassword() {
        return serverPassword;
    }
}
