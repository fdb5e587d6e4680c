package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check of the whole trail ended.
 *
 * @param events that are sealed
 * @param problems sentences; empty where everything is in order
 */
public record CheckResult(Instant at, long events, List<String> problems) {
    public CheckResult {
        problems = List.copyOf(problems);
    }

    public boolean isInOrder() {
        return problems.isEmpty();
    }

    /** Null where there was none yet. */
    static @Nullable CheckResult last(Connection database) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                        "select at, events, problems from audit_check order by id desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? new CheckResult(
                            row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2), List.of((String[])
                                    row.getArray(3).getArray()))
                    : null;
        }
    }

    void write(Connection database) throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement("insert into audit_check (at, events, problems) values (?, ?, ?)")) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setLong(2, events);
            insert.setArray(3, database.createArrayOf("text", problems.toArray()));
            insert.executeUpdate();
        }
    }
}
