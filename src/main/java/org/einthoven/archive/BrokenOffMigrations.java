package org.einthoven.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jboss.logging.Logger;

/**
 * Lets a migration be done again that cannot run in a transaction and failed, for a full disc or a lock that it waited too long
 * for: Flyway keeps a row of it, and no server would start until somebody took that away by hand. It goes before Flyway looks at
 * the rows, for migrations that begin by taking away what an attempt left ({@code drop index concurrently if exists}); all
 * others are whole or not there. The row is there only once whoever wrote it has given up, so that two who take it away do no harm.
 */
final class BrokenOffMigrations implements Callback {
    private static final Logger LOG = Logger.getLogger(BrokenOffMigrations.class);
    private static final String CLEARS_UP = "drop index concurrently if exists ";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return "broken off migrations";
    }

    @Override
    public void handle(Event event, Context context) {
        String table = context.getConfiguration().getTable();
        try {
            for (String script : failed(context.getConnection(), table)) {
                if (clearsUp(script, context.getConfiguration().getClassLoader())) {
                    forget(context.getConnection(), table, script);
                    LOG.warnf("%s was broken off before: it is done again", script);
                }
            }
        } catch (SQLException unreadable) {
            throw new FlywayException("What was migrated cannot be read", unreadable);
        }
    }

    private static List<String> failed(Connection database, String table) throws SQLException {
        List<String> scripts = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            try (ResultSet known = statement.executeQuery("select to_regclass('\"" + table + "\"') is not null")) {
                known.next();
                if (!known.getBoolean(1)) {
                    return scripts;
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select script from \"" + table + "\" where not success and type = 'SQL'")) {
                while (rows.next()) {
                    scripts.add(rows.getString(1));
                }
            }
        }
        return scripts;
    }

    /** Flyway names a script by its place below {@code db/migration}, and by its whole place where Quarkus finds it for Flyway. */
    private static boolean clearsUp(String script, ClassLoader classes) {
        try (InputStream file =
                classes.getResourceAsStream("db/migration/" + script.substring(script.lastIndexOf('/') + 1))) {
            return file != null && clearsUp(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean clearsUp(String migration) {
        return migration
                .replaceAll("--[^\n]*", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT)
                .startsWith(CLEARS_UP);
    }

    private static void forget(Connection database, String table, String script) throws SQLException {
        try (PreparedStatement delete =
                database.prepareStatement("delete from \"" + table + "\" where not success and script = ?")) {
            delete.setString(1, script);
            delete.executeUpdate();
        }
    }
}
