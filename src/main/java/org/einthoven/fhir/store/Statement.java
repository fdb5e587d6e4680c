package org.einthoven.fhir.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** A prepared statement whose values are set one after the other. */
final class Statement implements AutoCloseable {

    private final PreparedStatement prepared;
    private int next = 1;

    private Statement(PreparedStatement prepared) {
        this.prepared = prepared;
    }

    static Statement of(Connection connection, String sql) throws SQLException {
        return new Statement(connection.prepareStatement(sql));
    }

    /** A search, which is planned for its values each time: what is quick for a rare code is slow for a common one. */
    static Statement planned(Connection connection, String sql) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
        return new Statement(prepared);
    }

    /** Reads one row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Statement set(@Nullable Object value) throws SQLException {
        if (value == null) {
            prepared.setNull(next++, Types.NULL);
        } else if (value instanceof Instant instant) {
            prepared.setObject(next++, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Object[] array) {
            prepared.setArray(next++, prepared.getConnection().createArrayOf(elementType(array), array));
        } else {
            prepared.setObject(next++, value);
        }
        return this;
    }

    private static String elementType(Object[] array) {
        if (array instanceof Long[]) {
            return "bigint";
        } else if (array instanceof Integer[]) {
            return "integer";
        } else if (array instanceof Boolean[]) {
            return "boolean";
        }
        return array instanceof Double[] ? "double precision" : "text";
    }

    Statement setAll(List<?> values) throws SQLException {
        for (Object value : values) {
            set(value);
        }
        return this;
    }

    int execute() throws SQLException {
        return prepared.executeUpdate();
    }

    <T> List<T> list(Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet results = prepared.executeQuery()) {
            while (results.next()) {
                all.add(row.of(results));
            }
        }
        return all;
    }

    <T> Optional<T> first(Row<T> row) throws SQLException {
        return list(row).stream().findFirst();
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    @Override
    public void close() throws SQLException {
        prepared.close();
    }
}
