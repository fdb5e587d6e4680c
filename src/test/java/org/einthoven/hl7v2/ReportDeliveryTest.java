package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.NewRecordings;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports on their way to a system that speaks HL7 v2. */
@QuarkusTest
@TestProfile(WithHl7.class)
class ReportDeliveryTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @ConfigProperty(name = "einthoven.hl7v2.send.port")
    int port;

    @TestHTTPResource("/")
    URI server;

    @Inject
    Recordings recordings;

    @Inject
    Reviews reviews;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new FakeReader(), RecordingReader.class);
    }

    @Test
    void sendsWhatWasReadAndThenWhatWasSigned() throws Exception {
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            UUID recording = record(patient());
            String preliminary = receiver.next();

            assertThat(segment(preliminary, "OBR")).contains("|" + recording + "^EINTHOVEN|11524-6^EKG study^LN|");
            assertThat(segment(preliminary, "OBR").split("\\|")[25]).isEqualTo("P");
            assertThat(segment(preliminary, "PID"))
                    .contains("4711^^^&1.2.276.0.76.4&ISO^MR~", "|Mu\\F\\ster^Erika^Anna||19700203|F");
            assertThat(preliminary)
                    .contains("|NM|8867-4^Heart rate^LN|1|72|/min^^UCUM|||||P", "2 ventricular ectopic beats||||||P")
                    .containsOnlyOnce("^application^pdf^Base64^");

            sign(recording);
            String signed = receiver.next();

            assertThat(segment(signed, "OBR").split("\\|")[25]).isEqualTo("F");
            assertThat(segment(signed, "OBR")).endsWith("|dr-a");
            assertThat(signed).contains("|TX|8601-7^EKG impression^LN|", "Seen \\T\\ agreed, 5 \\F\\ 3");
            sign(recording);
            assertThat(segment(receiver.next(), "OBR").split("\\|")[25]).isEqualTo("C");
            awaitDeliveries("WAITING", "[]");
            assertThat(Path.of("id_file")).doesNotExist();
        }
    }

    @Test
    void namesTheOrderThatTheRecordingNamesIfItIsTheSamePatients() throws Exception {
        String patient = patient();
        String order = create(
                "ServiceRequest",
                """
                {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "subject": {"reference": "%s"},
                 "identifier": [{"system": "https://einthoven.org/fhir/hl7v2-authority/HIS", "value": "P|1",
                                 "type": {"coding": [{"code": "PLAC"}]}},
                                {"system": "urn:oid:1.2.3", "value": "F2", "type": {"coding": [{"code": "FILL"}]}}]}"""
                        .formatted(patient));
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            recordFor(patient, order);
            String report = receiver.next();
            assertThat(segment(report, "ORC")).isEqualTo("ORC|RE|P\\F\\1^HIS|F2^^1.2.3^ISO");
            assertThat(segment(report, "OBR")).startsWith("OBR|1|P\\F\\1^HIS|F2^^1.2.3^ISO|11524-6^");

            recordFor(patient(), order);
            assertThat(receiver.next()).doesNotContain("ORC|", "^HIS|");
        }
    }

    @Test
    void triesAgainUntilTheReceiverHasIt() throws Exception {
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            receiver.answer("AE", "", "AA");
            record("Patient/nobody");
            String first = receiver.next();
            String second = receiver.next();
            String third = receiver.next();

            assertThat(segment(second, "MSH").split("\\|")[9])
                    .isEqualTo(segment(first, "MSH").split("\\|")[9]);
            assertThat(segment(third, "PID")).contains("|Patient/nobody||^^^^^^U");
            awaitDeliveries("WAITING", "[]");
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    @Test
    void laysAsideWhatNobodyTakesUntilAnAdministratorTriesAgain() throws Exception {
        UUID recording = record("Patient/nobody");
        String dead = awaitDeliveries("DEAD", recording.toString());

        assertThat(dead)
                .contains("\"attempts\":" + WithHl7.ATTEMPTS, "The line to the receiver failed: ")
                .contains("\"subject\":\"DiagnosticReport/" + recording + "\"");
        assertThat(call("cardiologist", "GET", "api/deliveries").statusCode()).isEqualTo(403);
        try (Hl7Receiver receiver = new Hl7Receiver(port)) {
            String id = dead.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
            assertThat(call("admin", "POST", "api/deliveries/" + id + "/retry").statusCode())
                    .isEqualTo(204);
            assertThat(receiver.next()).contains(recording.toString());
            awaitDeliveries("WAITING", "[]");
            assertThat(call("admin", "POST", "api/deliveries/" + id + "/retry").statusCode())
                    .isEqualTo(404);
        }
        awaitDeliveries("DEAD", "[]");
    }

    private String awaitDeliveries(String state, String expected) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        String body;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            body = call("admin", "GET", "api/deliveries?state=" + state).body();
        } while (!body.contains(expected) && Instant.now().isBefore(end));
        assertThat(body).contains(expected);
        return body;
    }

    private HttpResponse<String> call(String who, String method, String path) throws Exception {
        String secret = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Basic " + secret)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private UUID record(String subject) {
        UUID id = UUID.randomUUID();
        recordings.accept(NewRecordings.ecg(id, 5_000, subject, NewRecordings.TAKEN));
        return id;
    }

    private void recordFor(String patient, String order) {
        NewRecording ecg = NewRecordings.ecg(UUID.randomUUID(), 5_000, patient, NewRecordings.TAKEN);
        recordings.accept(new NewRecording(
                ecg.id(),
                ecg.kind(),
                ecg.subject(),
                ecg.recordedAt(),
                ecg.rate(),
                ecg.length(),
                ecg.waveform(),
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"basedOn\":[{\"reference\":\"" + order
                        + "\"}]}",
                ecg.unknownLeads(),
                ecg.submittedBy()));
    }

    private String patient() throws Exception {
        return create(
                "Patient",
                """
                {"resourceType": "Patient", "birthDate": "1970-02-03", "gender": "female",
                 "identifier": [{"system": "urn:oid:1.2.276.0.76.4", "value": "4711",
                                 "type": {"coding": [{"code": "MR"}]}}],
                 "name": [{"family": "Muster", "use": "old"},
                          {"family": "Mu|ster", "given": ["Erika", "Anna"], "use": "official"}]}""");
    }

    /** The reference to a new resource. */
    private String create(String type, String body) throws Exception {
        String secret = Base64.getEncoder().encodeToString("ehr:ehr".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> created = http.send(
                HttpRequest.newBuilder(server.resolve("fhir/" + type))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.replaceFirst(".*/fhir/([A-Za-z]+/[^/]+)/_history.*", "$1");
    }

    private void sign(UUID recording) {
        Review draft = reviews.draft(recording, "dr-a");
        Review saved = reviews.save(
                draft.id,
                draft.lockVersion,
                "dr-a",
                new ReviewContent(
                        List.of(new FindingDecision(FakeReader.ECTOPY.id(), Verdict.CONFIRMED, null)),
                        List.of(),
                        "Seen & agreed, 5 | 3"));
        reviews.sign(saved.id, saved.lockVersion, "dr-a");
    }

    private static String segment(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + "|"))
                .findFirst()
                .orElseThrow();
    }
}
