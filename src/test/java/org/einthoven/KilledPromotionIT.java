package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.registry.ModelTask;
import org.einthoven.registry.Versions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed in the middle of making a version active. */
class KilledPromotionIT {
    private static final String OURS = "1.0.2";
    private static final String FRESH = "9.0.0";
    private static final String PAGE = "/models/ppg/" + FRESH;

    @TempDir
    Path folder;

    private final List<ServerProcess> servers = new ArrayList<>();
    private ServerHome home;
    private PostgresServer postgres;
    private ApplicationDatabase database;

    @BeforeEach
    void startDatabase() throws IOException {
        home = ServerHome.open(folder.resolve("database"));
        postgres = PostgresServer.start(home);
        database = ApplicationDatabase.in(postgres, home);
        bringAVersion(folder.resolve("models"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        for (ServerProcess server : servers) {
            server.kill();
        }
        postgres.close();
        home.close();
    }

    @Test
    void leavesTheVersionActiveThatWasAndLetsItBeDoneAgainAndUndone() throws Exception {
        ServerProcess first = start("first");
        PageVisitor administrator = PageVisitor.signIn(first.base(), "admin");
        HttpResponse<String> page = administrator.get(PAGE);
        try (Connection holder = connection()) {
            holder.setAutoCommit(false);
            // both versions have changed their state by then, and the history is still to be written
            execute(holder, "lock table model_change in exclusive mode");
            CompletableFuture<Void> promotion = CompletableFuture.runAsync(() -> promote(administrator, page));
            await("waits in the middle", "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", "1");

            first.kill();
            promotion.join();
            holder.rollback();
        }
        await("is rolled back", "select count(*) from pg_stat_activity where wait_event_type = 'Lock'", "0");
        assertThat(states()).containsExactlyInAnyOrder(OURS + " ACTIVE", FRESH + " CANDIDATE");
        assertThat(one("select count(*) from model_change where to_state = 'ACTIVE' and who = 'admin'"))
                .isEqualTo("0");

        ServerProcess second = start("second");
        PageVisitor again = PageVisitor.signIn(second.base(), "admin");
        assertThat(again.get(PAGE).body()).contains("candidate").doesNotContain("Roll back to");
        assertThat(again.decide(again.get(PAGE), PAGE + "/promote", "once more").statusCode())
                .isEqualTo(303);
        second.kill();

        ServerProcess third = start("third");
        assertThat(states()).containsExactlyInAnyOrder(OURS + " RETIRED", FRESH + " ACTIVE");
        assertThat(third.get("/q/health/ready", "ehr").body()).contains("ppg " + FRESH);
        PageVisitor last = PageVisitor.signIn(third.base(), "admin");
        HttpResponse<String> active = last.get(PAGE);
        assertThat(active.body()).contains("Roll back to " + OURS).contains("once more");
        assertThat(last.decide(active, PAGE + "/roll-back", "it was a test").statusCode())
                .isEqualTo(303);
        assertThat(states()).containsExactlyInAnyOrder(OURS + " ACTIVE", FRESH + " WITHDRAWN");
    }

    private static void promote(PageVisitor administrator, HttpResponse<String> page) {
        try {
            administrator.decide(page, PAGE + "/promote", "it is to be in the middle");
        } catch (IOException died) {
            // as it is to
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private ServerProcess start(String name) throws IOException, InterruptedException, SQLException {
        ServerProcess server = ServerProcess.start(
                folder.resolve(name),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database.url(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        ApplicationDatabase.NAME,
                        "QUARKUS_DATASOURCE_PASSWORD",
                        database.password(),
                        "EINTHOVEN_DEMO_RECORDINGS",
                        "false",
                        "EINTHOVEN_MODELS_DIRECTORY",
                        folder.resolve("models").toString(),
                        "EINTHOVEN_MODELS_ACTIVE_PPG",
                        OURS,
                        "EINTHOVEN_MODELS_GATE_REQUIRED",
                        "false"));
        servers.add(server);
        server.ready();
        await("the folder is looked at", "select count(*) from model_version where version = '" + FRESH + "'", "1");
        return server;
    }

    /** The project's own models and one more under another number. */
    private static void bringAVersion(Path models) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("models"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = models.resolve(Path.of("models").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path fresh = Files.createDirectories(models.resolve("ppg").resolve(FRESH));
        for (Map.Entry<String, byte[]> file :
                Versions.numbered(ModelTask.PPG, FRESH).entrySet()) {
            Files.write(fresh.resolve(file.getKey()), file.getValue());
        }
    }

    private List<String> states() throws SQLException {
        return List.of(one("select string_agg(version || ' ' || state, ',') from model_version where name = 'ppg'")
                .split(","));
    }

    private void await(String what, String sql, String value) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!one(sql).equals(value)) {
            assertThat(System.nanoTime()).as("time until it %s", what).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
