package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.synthesis.DemoRecordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged servers on one database, as a hospital runs them. */
class ReplicasIT {
    @TempDir
    Path folder;

    @Test
    void takesDemoRecordingsInOnceAndReadsEachOnceWhenTwoServersStartAtTheSameTime() throws Exception {
        try (ServerHome home = ServerHome.open(folder.resolve("database"));
                PostgresServer postgres = PostgresServer.start(home)) {
            ApplicationDatabase database = ApplicationDatabase.in(postgres, home);
            Map<String, String> settings = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                    "QUARKUS_DATASOURCE_USERNAME", ApplicationDatabase.NAME,
                    "QUARKUS_DATASOURCE_PASSWORD", database.password());
            ServerProcess one = ServerProcess.start(folder.resolve("one"), settings);
            ServerProcess other = ServerProcess.start(folder.resolve("other"), settings);
            try {
                one.ready();
                other.ready();
                awaitEmptyQueue(database);

                assertThat(count(database, "select count(*) from recording"))
                        .isEqualTo(DemoRecordings.all().size());
                assertThat(count(database, "select count(*) from reading"))
                        .isEqualTo(DemoRecordings.all().size());
                for (ServerProcess server : new ServerProcess[] {one, other}) {
                    String reports = server.get("/fhir/DiagnosticReport?_summary=count", "ehr")
                            .body();
                    assertThat(reports)
                            .containsPattern(
                                    "\"total\": ?" + DemoRecordings.all().size() + "\\b");
                }
            } finally {
                one.stop();
                other.stop();
            }
        }
    }

    private static void awaitEmptyQueue(ApplicationDatabase database) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (count(database, "select count(*) from scheduled_tasks") > 0) {
            assertThat(System.nanoTime()).as("time to read what waits").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static int count(ApplicationDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
