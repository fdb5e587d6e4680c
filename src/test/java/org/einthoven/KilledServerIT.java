package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.synthesis.DemoRecordings;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, killed and stopped as machines and people do it. */
class KilledServerIT {
    private static final int KILLS = 4;
    private static final int SENDERS = 3;
    private static final int MOST_ACCEPTED = 8;
    private static final int LONGEST_REST_MS = 500;
    /** New at each run, so that over time every moment is met; named in the failure. */
    private static final long SEED = System.nanoTime();

    @TempDir
    Path folder;

    private Path home;
    private final List<ServerProcess> started = new ArrayList<>();

    @BeforeEach
    void makeHome() {
        home = folder.resolve("home");
    }

    /** A killed server leaves its database running. */
    @AfterEach
    void endWhatWasStarted() throws Exception {
        for (ServerProcess server : started) {
            server.kill();
        }
        Path running = home.resolve("postgres/data/postmaster.pid");
        if (Files.exists(running)) {
            ProcessHandle database = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(running).get(0)))
                    .orElseThrow();
            database.destroy();
            database.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void readsEachAcceptedRecordingExactlyOnceAtWhicheverMomentItIsKilled() throws Exception {
        Random random = new Random(SEED);
        List<String> observations = observations();
        Set<String> accepted = new TreeSet<>();

        for (int i = 0; i < KILLS; i++) {
            accepted.addAll(acceptUntilKilled(start().ready(), observations, random));
        }
        assertThat(accepted).as("recordings that were taken in").isNotEmpty();
        ServerProcess server = start().ready();
        Map<String, Integer> readings = readingsOnceNothingWaits();

        assertThat(readings.keySet()).as("recordings, with seed %d", SEED).containsAll(accepted);
        assertThat(readings.values()).as("readings of each, with seed %d", SEED).containsOnly(1);
        for (String id : accepted) {
            String reports = "/fhir/DiagnosticReport?_summary=count&result=Observation/" + id;
            assertThat(server.get(reports, "ehr").body())
                    .as("reports of %s, with seed %d", id, SEED)
                    .containsPattern("\"total\": ?1\\b");
        }
    }

    @Test
    void refusesAHomeThatAnotherServerUses() throws Exception {
        ServerProcess first = start().ready();
        first.collectGarbage();

        ServerProcess second = start();

        assertThat(second.awaitExit()).isEqualTo(1);
        assertThat(second.log().strip())
                .isEqualTo("Another server already uses " + home.toRealPath()
                        + ": stop it, or start this one with another EINTHOVEN_HOME.");
        assertThat(first.get("/q/health/ready", "ehr").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyItDoesNotListenWhereOthersCouldUseTheQuickstartAccounts() throws Exception {
        ServerProcess open = ServerProcess.start(home, Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"));
        started.add(open);

        assertThat(open.awaitExit()).isEqualTo(1);
        assertThat(open.log())
                .contains("Einthoven does not start: The server would listen on 0.0.0.0 with the quickstart accounts");
    }

    @Test
    void endsItsDatabaseWithItselfAndKeepsWhatItHolds() throws Exception {
        ServerProcess first = start().ready();
        String location = send(first, observations().get(0)).orElseThrow();

        first.stop();

        assertThat(home.resolve("postgres/data/postmaster.pid")).as(first.log()).doesNotExist();
        assertThat(home.resolve("postgres/log")).content().contains("database system is shut down");
        ServerProcess second = start().ready();
        assertThat(second.get("/fhir/Observation/" + location, "ehr").statusCode())
                .isEqualTo(200);
    }

    private ServerProcess start() throws IOException {
        ServerProcess server = ServerProcess.start(home, Map.of("EINTHOVEN_DEMO_RECORDINGS", "false"));
        started.add(server);
        return server;
    }

    private static List<String> observations() {
        IParser json = FhirContext.forR4Cached().newJsonParser();
        return DemoRecordings.all().stream()
                .map(demo -> json.encodeResourceToString(observation(demo.recording())))
                .toList();
    }

    private static Observation observation(Recording recording) {
        return recording instanceof Ecg ecg
                ? new ObservationEncoder(5).encode(ecg)
                : ObservationEncoder.encode((Pleth) recording, 1);
    }

    /** Sends until the server is gone; the ids of what was answered with 201. */
    private static Set<String> acceptUntilKilled(ServerProcess server, List<String> observations, Random random)
            throws Exception {
        ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(1 + random.nextInt(MOST_ACCEPTED));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> sending = Stream.generate(() -> senders.submit(() -> {
                    Optional<String> id = send(server, observations.get(0));
                    while (id.isPresent()) {
                        accepted.add(id.get());
                        enough.countDown();
                        id = send(server, observations.get(next.incrementAndGet() % observations.size()));
                    }
                    return null;
                }))
                .limit(SENDERS)
                .<Future<?>>map(sender -> sender)
                .toList();
        assertThat(enough.await(1, TimeUnit.MINUTES)).as(server.log()).isTrue();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_REST_MS)));
        server.kill();
        for (Future<?> sender : sending) {
            sender.get();
        }
        senders.shutdown();
        return Set.copyOf(accepted);
    }

    /** The id of a recording that was answered with 201; empty where the server died before it answered. */
    private static Optional<String> send(ServerProcess server, String observation) throws InterruptedException {
        try {
            HttpResponse<String> answer = server.post("/fhir/Observation", "ehr", observation);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            String[] location =
                    answer.headers().firstValue("Location").orElseThrow().split("/");
            return Optional.of(location[List.of(location).indexOf("Observation") + 1]);
        } catch (IOException died) {
            return Optional.empty();
        }
    }

    /** By id of the recording, how many readings it has when no job is left. */
    private Map<String, Integer> readingsOnceNothingWaits() throws Exception {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            while (count(statement, "select 0, count(*) from scheduled_tasks").get("0") > 0) {
                assertThat(System.nanoTime()).as("time to read what waits").isLessThan(limit);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            return count(
                    statement,
                    """
                    select recording.id, count(reading.id) from recording
                    left join reading on reading.recording_id = recording.id group by recording.id""");
        }
    }

    private Connection database() throws IOException, SQLException {
        String port =
                Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/einthoven",
                "einthoven",
                Files.readString(home.resolve("postgres-password")));
    }

    private static Map<String, Integer> count(Statement statement, String sql) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }
}
