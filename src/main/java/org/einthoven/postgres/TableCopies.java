package org.einthoven.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to copy in a database: its tables in an order in which no row comes before one that it refers to. */
final class TableCopies {
    /** Flyway's own: whoever restores makes the tables with Flyway. */
    static final String HISTORY = "flyway_schema_history";

    private TableCopies() {}

    /** The tables, each with its columns that are not computed. */
    static Map<String, List<String>> tables(Connection database) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        String sql =
                """
                select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
                    and not a.attisdropped and a.attgenerated = '' and c.relname <> ?
                order by c.relname, a.attnum
                """;
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, HISTORY);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        Map<String, List<String>> inOrder = new LinkedHashMap<>();
        Map<String, Set<String>> references = references(database);
        columns.keySet().forEach(table -> visit(table, references, new LinkedHashSet<>(), inOrder, columns));
        return inOrder;
    }

    private static void visit(
            String table,
            Map<String, Set<String>> references,
            Set<String> way,
            Map<String, List<String>> inOrder,
            Map<String, List<String>> columns) {
        if (!inOrder.containsKey(table) && way.add(table)) {
            references.getOrDefault(table, Set.of()).forEach(other -> visit(other, references, way, inOrder, columns));
            inOrder.put(table, columns.get(table));
        }
    }

    private static Map<String, Set<String>> references(Connection database) throws SQLException {
        Map<String, Set<String>> references = new HashMap<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery(
                        """
                        select c.relname, f.relname from pg_constraint k
                        join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
                        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> f.oid
                        """)) {
            while (row.next()) {
                references
                        .computeIfAbsent(row.getString(1), table -> new LinkedHashSet<>())
                        .add(row.getString(2));
            }
        }
        return references;
    }

    /** By name how far each sequence has counted; those that were never asked are left out. */
    static Map<String, Long> sequences(Connection database) throws SQLException {
        Map<String, Long> counted = new LinkedHashMap<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery("select sequencename, last_value from pg_sequences"
                        + " where schemaname = 'public' and last_value is not null order by 1")) {
            while (row.next()) {
                counted.put(row.getString(1), row.getLong(2));
            }
        }
        return counted;
    }

    /** As SQL has it for {@code copy}. */
    static String named(String table, List<String> columns) {
        return quoted(table) + " ("
                + String.join(", ", columns.stream().map(TableCopies::quoted).toList()) + ")";
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
