package org.einthoven.fhir.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows that go to the database in one round trip; none where there are none. */
final class Batch implements AutoCloseable {

    private final Connection connection;
    private final String sql;
    private @Nullable Statement statement;

    Batch(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    void add(@Nullable Object... values) throws SQLException {
        if (statement == null) {
            statement = Statement.of(connection, sql);
        }
        statement.setAll(Arrays.asList(values)).addBatch();
    }

    /** Sends them. */
    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.executeBatch();
            statement.close();
        }
    }
}
