package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.einthoven.ecg.Ecg;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.synthesis.DemoRecordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server while its database is out of reach, in the middle of what it was doing. */
class LostDatabaseIT {
    /** Longer than a reading's worker may be silent until another takes its work; a minute makes no difference. */
    private static final Duration GONE = Duration.ofSeconds(Long.getLong("einthoven.gone", 15));

    private static final int BEFORE = 6;
    private static final int AFTER = 3;

    /** Where an entry of the log begins, and where one has a stack. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d ");

    private static final Pattern STACK = Pattern.compile("(?m)^(?!\\tat |Caused by).*\\n\\tat ");

    @TempDir
    Path folder;

    private ServerHome home;
    private PostgresServer postgres;
    private ApplicationDatabase database;
    private CutWire wire;
    private ServerProcess server;

    @BeforeEach
    void startWithAWireBetween() throws Exception {
        home = ServerHome.open(folder.resolve("database"));
        postgres = PostgresServer.start(home);
        database = ApplicationDatabase.in(postgres, home);
        wire = new CutWire(postgres.port());
        server = ServerProcess.start(
                        folder.resolve("server"),
                        Map.of(
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                database.url().replace(":" + postgres.port(), ":" + wire.port()),
                                "QUARKUS_DATASOURCE_USERNAME",
                                ApplicationDatabase.NAME,
                                "QUARKUS_DATASOURCE_PASSWORD",
                                database.password(),
                                "EINTHOVEN_DEMO_RECORDINGS",
                                "false"))
                .ready();
    }

    @AfterEach
    void endAll() throws Exception {
        server.kill();
        wire.close();
        postgres.close();
        home.close();
    }

    @Test
    void saysSoLosesNothingAndReadsEachRecordingOnceWhenItIsThereAgain() throws Exception {
        server.get("/api/models", "admin");
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(BEFORE);
        CountDownLatch again = new CountDownLatch(AFTER);
        ExecutorService sender = Executors.newSingleThreadExecutor();
        Future<?> sending = sender.submit(() -> {
            while (again.getCount() > 0) {
                HttpResponse<String> answer = server.post("/fhir/Observation", "ehr", ecg());
                if (answer.statusCode() == 201) {
                    accepted.add(id(answer));
                    (enough.getCount() > 0 ? enough : again).countDown();
                } else {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                }
            }
            return null;
        });
        sender.shutdown();
        assertThat(enough.await(1, TimeUnit.MINUTES)).as(server.log()).isTrue();
        int before = server.log().length();

        wire.cut();
        assertSaysSo();
        LockSupport.parkNanos(GONE.toNanos());
        assertSaysSo();
        String meanwhile = server.log().substring(before);
        wire.join();

        await("ready again", () -> status("/q/health/ready") == 200);
        sending.get(1, TimeUnit.MINUTES);
        await("all read", () -> readings().values().stream().noneMatch(count -> count == 0));
        Map<String, Integer> readings = readings();
        assertThat(readings.keySet()).containsAll(accepted);
        assertThat(readings.values()).containsOnly(1);
        assertThat(ENTRY.matcher(meanwhile).results()).as(meanwhile).hasSizeLessThan(40);
        assertThat(STACK.matcher(meanwhile).results())
                .as("where in the program it was is told with the first line of a message: %s", meanwhile)
                .hasSizeLessThan(6);
    }

    /** Health is down; programs and people are told why, when to come again and how to ask about it. */
    private void assertSaysSo() throws IOException, InterruptedException {
        assertThat(status("/q/health/ready")).isEqualTo(503);
        assertThat(status("/q/health/live")).isEqualTo(200);
        HttpResponse<String> fhir = server.get("/fhir/Observation?_summary=count", "ehr");
        assertThat(fhir.statusCode()).as(fhir.body()).isEqualTo(503);
        assertThat(fhir.body()).contains("database-gone", "no-store");
        HttpResponse<String> api = server.get("/api/models", "admin");
        assertThat(api.statusCode()).as(api.body()).isEqualTo(503);
        assertThat(api.body())
                .contains(
                        "urn:einthoven:fault:database-gone",
                        api.headers().firstValue("X-Request-Id").orElseThrow());
        HttpResponse<String> page = server.signIn("cardiologist");
        assertThat(page.statusCode()).as(page.body() + server.log()).isEqualTo(503);
        assertThat(page.body())
                .contains("does not reach its database")
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow());
        for (HttpResponse<String> answer : java.util.List.of(fhir, api, page)) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private int status(String path) {
        try {
            return server.probe(path);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String ecg() {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(new ObservationEncoder(5).encode((Ecg)
                        DemoRecordings.all().get(0).recording()));
    }

    private static String id(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/Observation/([^/]+).*", "$1");
    }

    /** By id of the recording, how many readings it has. */
    private Map<String, Integer> readings() {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), ApplicationDatabase.NAME, database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select recording.id, count(reading.id) from recording"
                        + " left join reading on reading.recording_id = recording.id group by recording.id")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
            return counts;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private void await(String what, BooleanSupplier done) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("time until %s:%n%s", what, server.log())
                    .isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
