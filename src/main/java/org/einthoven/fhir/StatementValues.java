package org.einthoven.fhir;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets the values of a statement one after the other. */
final class StatementValues {

    private final PreparedStatement statement;
    private int next = 1;

    StatementValues(PreparedStatement statement) {
        this.statement = statement;
    }

    StatementValues text(@Nullable String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    StatementValues uuid(UUID value) throws SQLException {
        statement.setObject(next++, value);
        return this;
    }

    StatementValues texts(List<String> values) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf("text", values.toArray()));
        return this;
    }

    StatementValues instant(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(next++, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(next++, value.atOffset(ZoneOffset.UTC));
        }
        return this;
    }
}
