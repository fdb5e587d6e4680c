package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/**
 * How far the trail is complete. Ids are given out in order but transactions end in any order, so below the newest row
 * there may be gaps that fill later. Once every transaction that had begun when a row was seen has ended, none can.
 *
 * @param event the newest row that was seen
 * @param at by the database's clock
 * @param transaction the first that had not begun then; it counts should that clock be put back
 */
record Horizon(long event, OffsetDateTime at, String transaction) {

    static Horizon now(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(max(id), 0), clock_timestamp(), pg_snapshot_xmax(pg_current_snapshot())::text"
                                + " from audit_event")) {
            row.next();
            return new Horizon(row.getLong(1), row.getObject(2, OffsetDateTime.class), row.getString(3));
        }
    }

    /** Whether no row at or below it can come any more. */
    boolean isSettled(Connection database) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(
                """
                select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8
                    and not exists (select 1 from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid() and xact_start <= ?)
                """)) {
            statement.setString(1, transaction);
            statement.setObject(2, at);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
