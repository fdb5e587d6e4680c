package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.SharedMigrations;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureList;
import org.einthoven.erasure.ListSeal;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCommandTest {
    @TempDir
    private Path folder;

    private ListSeal seal;

    private DatabaseCommand in(String home) {
        return new DatabaseCommand(
                Optional.empty(),
                folder.resolve(home),
                Optional.of(folder.resolve(home).resolve("erasures.ndjson")));
    }

    /** With one milestone reached. */
    private PostgresServer server(ServerHome home) throws SQLException {
        PostgresServer server = PostgresServer.start(home);
        ApplicationDatabase database = ApplicationDatabase.in(server, home);
        migrate(database, "latest");
        try (Connection connection =
                DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password())) {
            connection.createStatement().execute("insert into milestone values ('marked', now())");
            connection.createStatement().execute("insert into erasure_list (since, listed) values (now(), 0)");
            try (ResultSet key = connection.createStatement().executeQuery("select key from site_key")) {
                key.next();
                seal = new ListSeal(key.getBytes(1));
            }
        }
        return server;
    }

    private static void migrate(ApplicationDatabase database, String schema) {
        SharedMigrations.shared(Flyway.configure())
                .dataSource(database.url(), ApplicationDatabase.NAME, database.password())
                .locations("db/migration")
                .target(schema)
                .load()
                .migrate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "47"})
    void restoresABackUpOfBeforeListsWereSealedWithTheListOfThen(String schema) throws SQLException, IOException {
        String file = folder.resolve("backup").toString();
        try (ServerHome home = ServerHome.open(folder.resolve("old"));
                PostgresServer running = PostgresServer.start(home)) {
            ApplicationDatabase database = ApplicationDatabase.in(running, home);
            migrate(database, schema);
            try (Connection connection =
                    DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password())) {
                connection.createStatement().execute("insert into milestone values ('marked', now())");
            }
            assertThat(in("old").run("backup", file)).isZero();
        }
        String list = Files.writeString(
                        folder.resolve("list"),
                        "{\"id\":\"0192aaaa-0000-7000-8000-000000000001\",\"at\":\"2026-11-20T18:00:00Z\",\"person\":\""
                                + "0".repeat(64) + "\",\"recordings\":[]}\n")
                .toString();

        assertThat(in("new").run("restore", file, list))
                .as("as if it had a seal")
                .isEqualTo(2);
        assertThat(in("new").run("restore", file, "--unsealed", list)).isZero();

        assertThat(milestoneIn("new")).isEqualTo("marked");
        assertThat(first("new", "select max(version::int) from flyway_schema_history"))
                .isEqualTo(schema);
        seal = new ListSeal(HexFormat.of().parseHex(first("new", "select encode(key, 'hex') from site_key")));
        assertThat(ErasureList.parse(Files.readString(folder.resolve("new/erasures.ndjson")), seal))
                .extracting(Listed::at)
                .containsExactly(Instant.parse("2026-11-20T18:00:00Z"));

        String none = Files.writeString(folder.resolve("none"), "\n").toString();
        assertThat(in("empty").run("restore", file, "--unsealed", none))
                .as("with what may be a copy that failed")
                .isEqualTo(2);
        assertThat(folder.resolve("empty")).doesNotExist();
    }

    @Test
    void saysThatTablesCannotBeMade() throws SQLException, IOException {
        String file = folder.resolve("backup").toString();
        try (ServerHome home = ServerHome.open(folder.resolve("old"));
                PostgresServer running = server(home)) {
            assertThat(in("old").run("backup", file)).isZero();
            ApplicationDatabase database = ApplicationDatabase.in(running, home);
            try (Connection connection =
                    DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password())) {
                connection.createStatement().execute("drop owned by current_user");
                connection
                        .createStatement()
                        .execute("create function refuse_change() returns int language sql as 'select 1'");
            }
            DatabaseCommand elsewhere = new DatabaseCommand(
                    Optional.of(
                            new DatabaseCommand.Address(database.url(), ApplicationDatabase.NAME, database.password())),
                    folder.resolve("old"),
                    Optional.empty());
            assertThat(elsewhere.run("restore", file, "--no-erasures")).isEqualTo(1);
        }
    }

    @Test
    void copiesTheDatabaseOfAServerThatRunsIntoANewHome() throws SQLException, IOException {
        String file = folder.resolve("backup").toString();
        try (ServerHome home = ServerHome.open(folder.resolve("old"));
                PostgresServer running = server(home)) {
            assertThat(running.port()).isPositive();
            assertThat(in("old").run("backup", file)).isZero();
            assertThat(in("old").run("restore", file, "--no-erasures"))
                    .as("over a server that runs")
                    .isEqualTo(1);
        }
        assertThat(in("old").run("backup", file)).as("over another file").isEqualTo(2);
        assertThat(in("old").run("backup", file + "2"))
                .as("of a server that does not run")
                .isZero();
        assertThat(in("old").run("restore", file, "--no-erasures"))
                .as("over other data")
                .isEqualTo(1);

        assertThat(in("new").run("restore", file)).as("without its list").isEqualTo(2);
        String list = Files.writeString(folder.resolve("list"), ErasureList.write(List.of(), seal))
                .toString();
        String another = Files.writeString(
                        folder.resolve("another"), ErasureList.write(List.of(), new ListSeal(new byte[32])))
                .toString();
        assertThat(in("other").run("restore", file, another))
                .as("with another database's")
                .isEqualTo(1);
        assertThat(folder.resolve("other/erasures.ndjson")).doesNotExist();
        assertThat(in("new").run("restore", file, list)).isZero();
        assertThat(folder.resolve("new/erasures.ndjson"))
                .as("where the server looks when it starts")
                .content()
                .endsWith(Files.readString(Path.of(list)));
        assertThat(milestoneIn("new")).isEqualTo("marked");
        assertThat(rows("new", "erasure_list")).as("so that it is asked for").isEqualTo(1);

        assertThat(in("none").run("restore", file, "--no-erasures")).isZero();
        assertThat(rows("none", "erasure_list")).as("so that none is asked for").isZero();

        Files.createDirectories(folder.resolve("third"));
        Files.copy(Path.of(list), folder.resolve("third/erasures.ndjson"));
        assertThat(in("third").run("restore", file))
                .as("where its list lies already")
                .isZero();
        assertThat(folder.resolve("third/erasures.ndjson")).hasSameTextualContentAs(Path.of(list));
    }

    private String milestoneIn(String home) throws SQLException {
        return first(home, "select name from milestone");
    }

    private long rows(String home, String table) throws SQLException {
        return Long.parseLong(first(home, "select count(*) from " + table));
    }

    private String first(String place, String query) throws SQLException {
        try (ServerHome home = ServerHome.open(folder.resolve(place));
                PostgresServer server = PostgresServer.start(home)) {
            ApplicationDatabase database = ApplicationDatabase.in(server, home);
            try (Connection connection =
                            DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
                    ResultSet row = connection.createStatement().executeQuery(query)) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithWhatWasAsked() throws IOException {
        Files.writeString(folder.resolve("nonsense"), "no zip");

        assertThat(in("none").run("backup")).isEqualTo(2);
        assertThat(in("none").run("dump", "file")).isEqualTo(2);
        assertThat(in("none").run("backup", "file", "list")).isEqualTo(2);
        assertThat(in("none").run("restore", "file", "list", "another")).isEqualTo(2);
        String nonsense = folder.resolve("nonsense").toString();
        assertThat(in("none").run("restore", nonsense, folder.resolve("missing").toString()))
                .isEqualTo(2);
        assertThat(new DatabaseCommand(Optional.empty(), folder.resolve("none"), Optional.empty())
                        .run("restore", nonsense, nonsense))
                .as("where the server has no file for it")
                .isEqualTo(2);
        assertThat(in("none").run("restore", folder.resolve("missing").toString()))
                .isEqualTo(2);
        Files.createDirectories(folder.resolve("none"));
        Path own = Files.writeString(folder.resolve("none/erasures.ndjson"), "the server's own");
        assertThat(in("none").run("restore", nonsense, nonsense))
                .as("with what is no list")
                .isEqualTo(2);
        assertThat(own).hasContent("the server's own");
        assertThat(in("none").run("restore", nonsense, "--no-erasures"))
                .as("from what is no back-up")
                .isEqualTo(1);
    }
}
