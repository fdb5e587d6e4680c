package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.ecg.Ecg;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.hl7v2.Hl7Receiver;
import org.einthoven.postgres.ApplicationDatabase;
import org.einthoven.postgres.PostgresServer;
import org.einthoven.postgres.ServerHome;
import org.einthoven.synthesis.DemoRecordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packaged servers on one database owe to another system, when they share the work and when they are killed at it. */
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RECORDINGS = 12;

    @TempDir
    Path folder;

    private final List<ServerProcess> servers = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private ServerHome home;
    private PostgresServer postgres;
    private int port;

    @BeforeEach
    void startDatabase() {
        home = ServerHome.open(folder.resolve("database"));
        postgres = PostgresServer.start(home);
        ApplicationDatabase database = ApplicationDatabase.in(postgres, home);
        port = FreePort.next();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        settings.put("QUARKUS_DATASOURCE_USERNAME", ApplicationDatabase.NAME);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        settings.put("EINTHOVEN_DEMO_RECORDINGS", "false");
        settings.put("EINTHOVEN_HL7V2_SEND_HOST", "127.0.0.1");
        settings.put("EINTHOVEN_HL7V2_SEND_PORT", Integer.toString(port));
        settings.put("EINTHOVEN_HL7V2_SEND_PRELIMINARY", "true");
        settings.put("EINTHOVEN_HL7V2_SEND_TIMEOUT", "PT10S");
        settings.put("EINTHOVEN_OUTBOX_POLL_EVERY", "PT1S");
        settings.put("EINTHOVEN_OUTBOX_RETRY_AFTER", "PT1S");
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
    void losesNothingWhenEveryServerIsKilledInTheMiddleOfADelivery() throws Exception {
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            receiver.keepWaiting();
            ServerProcess first = start("first");
            send(first);
            String unanswered = receiver.next();

            first.kill();
            receiver.answer("AA");
            ServerProcess second = start("second");

            assertThat(Hl7Receiver.controlId(receiver.next())).isEqualTo(Hl7Receiver.controlId(unanswered));
            awaitNothingWaiting(second);
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    @Test
    void goesOnWithWhatAKilledServerHadBegunAndSendsNothingTwiceOtherwise() throws Exception {
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            ServerProcess one = start("one");
            ServerProcess other = start("other");
            for (int i = 0; i < RECORDINGS; i++) {
                send(i % 2 == 0 ? one : other);
            }
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < RECORDINGS; i++) {
                assertThat(taken.add(Hl7Receiver.controlId(receiver.next()))).isTrue();
            }
            awaitNothingWaiting(one);
            assertThat(receiver.isEmpty()).isTrue();

            receiver.keepWaiting();
            send(one);
            String begun = receiver.next();
            one.kill();
            receiver.answer("AA");
            // where it was the other's work, that one has still to hear that nobody answers
            String again = Hl7Receiver.controlId(receiver.next());
            assertThat(again).isEqualTo(Hl7Receiver.controlId(begun)).isNotIn(taken);
            awaitNothingWaiting(other);
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    private ServerProcess start(String name) throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(folder.resolve(name), settings);
        servers.add(server);
        return server.ready();
    }

    private static void send(ServerProcess server) throws IOException, InterruptedException {
        String ecg = FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(new ObservationEncoder(5)
                        .encode((Ecg) DemoRecordings.all().get(0).recording()));
        assertThat(server.post("/fhir/Observation", "ehr", ecg).statusCode()).isEqualTo(201);
    }

    private static void awaitNothingWaiting(ServerProcess server) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!server.get("/api/deliveries?state=WAITING", "admin").body().equals("[]")) {
            assertThat(System.nanoTime()).as("time to deliver what waits").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
