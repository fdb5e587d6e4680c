package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.einthoven.OwnDatabase;
import org.einthoven.archive.SharedMigrations;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server of the version before reads and writes it finds in the tables of now, while both are at work. */
class SchemaOfBeforeTest {
    /** With this number or one below it the version before ends. */
    private static final int BEFORE = 42;

    private static final String COLUMNS =
            """
            select table_name || '.' || column_name, data_type || coalesce('(' || character_maximum_length || ')', ''),
                   is_nullable = 'YES' or column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS'
            from information_schema.columns where table_schema = 'public' and table_name <> 'flyway_schema_history'""";

    private static final String RULES =
            """
            select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0
            union select indrelid::regclass || ' unique ' || pg_get_indexdef(indexrelid) from pg_index where indisunique
            and indexrelid::regclass::text not like 'pg_%'""";

    /** Foreign keys that keep a row from going: neither with it nor without it. */
    private static final String HOLDS =
            """
            select confrelid::regclass || ' <- ' || conrelid::regclass || ' ' || conname from pg_constraint
            where contype = 'f' and confdeltype not in ('c', 'n', 'd')""";

    /** Between table and column, in rules as the database writes them. */
    private static final String NOT_NULL = " NOT NULL ";

    private record Column(String type, boolean mayBeLeftOut) {}

    @Test
    void isWithinThatOfNow() throws SQLException {
        try (OwnDatabase database = OwnDatabase.startEmpty()) {
            migrate(database, Integer.toString(before()));
            Map<String, Column> before = columns(database);
            Set<String> rulesBefore = texts(database, RULES);
            Set<String> holdsBefore = texts(database, HOLDS);
            migrate(database, "latest");
            Map<String, Column> now = columns(database);
            Set<String> tables = new TreeSet<>();
            before.keySet().forEach(column -> tables.add(table(column)));

            assertThat(before).isNotEmpty();
            before.forEach((name, column) -> assertThat(now.get(name))
                    .as("%s, of type %s", name, column.type)
                    .isNotNull()
                    .satisfies(same -> assertThat(same.type).as(name).isEqualTo(column.type)));
            now.forEach((name, column) -> {
                if (!before.containsKey(name) && tables.contains(table(name))) {
                    assertThat(column.mayBeLeftOut)
                            .as("%s may be left out by who does not know it", name)
                            .isTrue();
                }
            });
            assertThat(texts(database, RULES).stream()
                            .filter(rule -> tables.contains(rule.split(" ")[0]) && !rulesBefore.contains(rule))
                            // of a column that they do not know it is asked above whether it may be left out
                            .filter(rule ->
                                    !rule.contains(NOT_NULL) || before.containsKey(rule.replace(NOT_NULL, "."))))
                    .as("what is asked newly of rows that servers of before write")
                    .isEmpty();
            assertThat(holdsBefore).isNotEmpty();
            assertThat(texts(database, HOLDS).stream()
                            .filter(key -> tables.contains(key.split(" ")[0]) && !holdsBefore.contains(key)))
                    .as("what newly keeps rows that servers of before delete")
                    .isEmpty();
        }
    }

    /** As the rules ask for it, in a file of its own. */
    @Test
    @Timeout(60)
    void letsATableThatIsInUseBeIndexed(@TempDir Path folder) throws SQLException, IOException {
        Files.writeString(
                folder.resolve("V9999__index.sql"),
                "drop index concurrently if exists of_a_test;\n"
                        + "create index concurrently of_a_test on recording (received_at);");
        try (OwnDatabase database = OwnDatabase.start();
                Connection reader = database.asServer().getConnection();
                Statement inUse = reader.createStatement()) {
            inUse.execute("select count(*) from recording");

            SharedMigrations.shared(Flyway.configure())
                    .dataSource(database.asOwner())
                    .locations("db/migration", "filesystem:" + folder)
                    .load()
                    .migrate();

            assertThat(texts(database, RULES)).isNotEmpty();
        }
    }

    private static int before() {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("V\\d+__.*"))
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf('_'))))
                    .filter(number -> number <= BEFORE)
                    .max(Integer::compare)
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static void migrate(OwnDatabase database, String target) {
        SharedMigrations.shared(Flyway.configure())
                .dataSource(database.asOwner())
                .locations("db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static Map<String, Column> columns(OwnDatabase database) throws SQLException {
        Map<String, Column> columns = new TreeMap<>();
        try (Connection connection = database.asOwner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.put(rows.getString(1), new Column(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return columns;
    }

    private static Set<String> texts(OwnDatabase database, String sql) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (Connection connection = database.asOwner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
