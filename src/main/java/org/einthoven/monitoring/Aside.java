package org.einthoven.monitoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/** Writes in somebody else's transaction and cannot make it fail: a reading is worth more than its place in a statistic. */
final class Aside {
    private static final Logger LOG = Logger.getLogger(Aside.class);

    private Aside() {}

    /** Puts in what is written; whatever it throws is logged. */
    interface Binding {
        void bind(PreparedStatement row) throws SQLException;
    }

    /** All in one go, so that it takes the database one answer. */
    static void write(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("savepoint monitoring; " + sql + "; release savepoint monitoring")) {
            if (isBound(row, binding)) {
                execute(row);
            }
        }
    }

    private static boolean isBound(PreparedStatement row, Binding binding) {
        try {
            binding.bind(row);
            return true;
        } catch (SQLException | RuntimeException failed) {
            LOG.error("Monitoring misses a reading", failed);
            return false;
        }
    }

    private static void execute(PreparedStatement row) throws SQLException {
        try {
            row.execute();
        } catch (SQLException failed) {
            try (Statement back = row.getConnection().createStatement()) {
                back.execute("rollback to savepoint monitoring");
            }
            LOG.error("Monitoring misses a reading", failed);
        }
    }
}
