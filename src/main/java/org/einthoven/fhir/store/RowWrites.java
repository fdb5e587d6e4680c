package org.einthoven.fhir.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes to several tables that go to the database as one statement, whatever the number of rows: of each column an array.
 * All parts see what was there before any of them.
 */
final class RowWrites {

    private final List<String> parts = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** A column of the rows that are written: its type, and its value in one of them. */
    record Column<T>(String type, Function<T, @Nullable Object> value) {}

    /**
     * @param sql of which {@code %s} stands for the rows, whose columns are named c1, c2 and so on
     * @param rows what is written; none leaves the statement out
     */
    <T> void add(String sql, List<T> rows, List<Column<T>> columns) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column<T> column : columns) {
            // an array of arrays would be flattened: those go as text
            boolean nested = column.type().endsWith("[]");
            arrays.add("cast(? as " + (nested ? "text" : column.type()) + "[])");
            names.add("c" + (names.size() + 1));
            values.add(array(rows.stream().map(column.value()).toArray(), column.type()));
        }
        String from = "unnest(" + String.join(", ", arrays) + ") as t (" + String.join(", ", names) + ")";
        parts.add(String.format(sql, from));
    }

    /** The array of a column, of the class that the driver writes it by. */
    private static Object[] array(@Nullable Object[] cells, String type) {
        return switch (type) {
            case "bigint" -> Arrays.copyOf(cells, cells.length, Long[].class);
            case "integer" -> Arrays.copyOf(cells, cells.length, Integer[].class);
            case "boolean" -> Arrays.copyOf(cells, cells.length, Boolean[].class);
            case "double precision" -> Arrays.copyOf(cells, cells.length, Double[].class);
            default ->
                Arrays.stream(cells)
                        .map(cell -> cell == null ? null : cell.toString())
                        .toArray(String[]::new);
        };
    }

    void execute(Connection connection) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        StringBuilder sql = new StringBuilder("with ");
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("w")
                    .append(i)
                    .append(" as (")
                    .append(parts.get(i))
                    .append(")");
        }
        try (Statement statement =
                Statement.of(connection, sql.append(" select 1").toString())) {
            statement.setAll(values).list(row -> true);
        }
    }
}
