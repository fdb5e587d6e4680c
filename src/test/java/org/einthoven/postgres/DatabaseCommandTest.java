package org.einthoven.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandTest {
    @TempDir
    private Path folder;

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
        Flyway.configure()
                .dataSource(database.url(), ApplicationDatabase.NAME, database.password())
                .locations("db/migration")
                .load()
                .migrate();
        try (Connection connection =
                DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password())) {
            connection.createStatement().execute("insert into milestone values ('marked', now())");
        }
        return server;
    }

    @Test
    void copiesTheDatabaseOfAServerThatRunsIntoANewHome() throws SQLException, IOException {
        String file = folder.resolve("backup").toString();
        try (ServerHome home = ServerHome.open(folder.resolve("old"));
                PostgresServer running = server(home)) {
            assertThat(running.port()).isPositive();
            assertThat(in("old").run("backup", file)).isZero();
            assertThat(in("old").run("restore", file))
                    .as("over a server that runs")
                    .isEqualTo(1);
        }
        assertThat(in("old").run("backup", file)).as("over another file").isEqualTo(2);
        assertThat(in("old").run("backup", file + "2"))
                .as("of a server that does not run")
                .isZero();
        assertThat(in("old").run("restore", file)).as("over other data").isEqualTo(1);

        Path list = Files.writeString(folder.resolve("list"), "{\"an\":\"erasure\"}\n");
        assertThat(in("new").run("restore", file, list.toString())).isZero();
        assertThat(folder.resolve("new/erasures.ndjson"))
                .as("where the server looks when it starts")
                .content()
                .contains("{\"an\":\"erasure\"}");

        try (ServerHome home = ServerHome.open(folder.resolve("new"));
                PostgresServer server = PostgresServer.start(home)) {
            ApplicationDatabase database = ApplicationDatabase.in(server, home);
            try (Connection connection =
                            DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
                    ResultSet row = connection.createStatement().executeQuery("select name from milestone")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("marked");
            }
        }
    }

    @Test
    void saysWhatIsWrongWithWhatWasAsked() throws IOException {
        Files.writeString(folder.resolve("nonsense"), "no zip");

        assertThat(in("none").run("backup")).isEqualTo(2);
        assertThat(in("none").run("dump", "file")).isEqualTo(2);
        assertThat(in("none").run("backup", "file", "list")).isEqualTo(2);
        String nonsense = folder.resolve("nonsense").toString();
        assertThat(in("none").run("restore", nonsense, folder.resolve("missing").toString()))
                .isEqualTo(2);
        assertThat(new DatabaseCommand(Optional.empty(), folder.resolve("none"), Optional.empty())
                        .run("restore", nonsense, nonsense))
                .as("where the server has no file for it")
                .isEqualTo(2);
        assertThat(in("none").run("restore", folder.resolve("missing").toString()))
                .isEqualTo(2);
        assertThat(in("none").run("restore", folder.resolve("nonsense").toString()))
                .isEqualTo(1);
    }
}
