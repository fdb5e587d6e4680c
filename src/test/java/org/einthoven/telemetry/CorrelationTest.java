package org.einthoven.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.RecordingReader;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.reading.Reading;
import org.einthoven.synthesis.DemoRecordings;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorrelationTest {
    private static final Logger LOG = Logger.getLogger(CorrelationTest.class);
    private static final String FHIR = "application/fhir+json";

    /** What no log may hold: of a patient, and a password. */
    private static final List<String> SECRET =
            List.of("Quetzalcoatl", "MRN-90817263", "1931-07-19", "Hummingbird Lane", "correct horse battery");

    private final String id = "test-" + UUID.randomUUID();

    @Inject
    ReadingWatch watch;

    @BeforeEach
    void tellWhenARecordingIsRead() {
        watch.awaitNothingLeft();
        QuarkusMock.installMockForType(
                new FakeReader() {
                    @Override
                    public Reading read(Recording recording, Subject subject) {
                        LOG.info("a recording is read");
                        return super.read(recording, subject);
                    }
                },
                RecordingReader.class);
    }

    @Test
    void namesEachAnswerWhateverBecomesOfTheRequest() {
        for (String path :
                List.of("/fhir/metadata", "/fhir/Patient?a|b=1", "/api/none", "/login", "/none", "/q/health")) {
            given().urlEncodingEnabled(false)
                    .header(RequestId.HEADER, id)
                    .get(path.replace("|", "%7C"))
                    .then()
                    .header(RequestId.HEADER, equalTo(id));
            assertThat(given().get("/login").headers().getValues(RequestId.HEADER))
                    .hasSize(1)
                    .doesNotContain(id);
        }
    }

    @Test
    void carriesTheIdToTheWorkThatFollows() {
        try (LogLines log = LogLines.listen()) {
            as("ehr")
                    .contentType(FHIR)
                    .body(ecg("Patient"))
                    .post("/fhir/Observation")
                    .then()
                    .statusCode(201)
                    .header(RequestId.HEADER, equalTo(id));

            await(log, "a recording is read");
            assertThat(log.lines())
                    .filteredOn(line -> line.text().contains("a recording is read"))
                    .extracting(LogLines.Line::id)
                    .containsExactly(id);
        }
    }

    @Test
    void tellsPeopleAndProgramsTheIdToAskWith() {
        as("admin")
                .get("/api/audit/" + Long.MAX_VALUE + "/proof")
                .then()
                .statusCode(404)
                .body("request", equalTo(id));
        as("admin").accept("text/html").get("/none").then().statusCode(404).body(containsString(id));
    }

    @Test
    void isInTheAuditTrailAsBalpHasIt() {
        as("ehr").get("/fhir/Patient?family=nobody").then().statusCode(200);

        Response trail = as("admin").get("/fhir/AuditEvent?_count=50");

        trail.then().statusCode(200);
        assertThat(trail.jsonPath()
                        .getList("entry.resource.entity.flatten().findAll { it.type.code == 'XrequestId' }"
                                + ".what.identifier.value"))
                .contains(id);
    }

    @Test
    void keepsWhoIsConcernedAndWhatIsSecretOutOfTheLog() {
        String patient =
                """
                {"resourceType":"Patient","identifier":[{"system":"urn:x","value":"MRN-90817263"}],
                "name":[{"family":"Quetzalcoatl"}],"birthDate":"1931-07-19","address":[{"line":["Hummingbird Lane 1"]}]}""";
        try (LogLines log = LogLines.listen()) {
            RequestSpecification program = as("ehr").contentType(FHIR);
            program.body(patient).post("/fhir/Patient").then().statusCode(201);
            program.body(patient.replace("birthDate\":\"", "birthDate\":\"x"))
                    .post("/fhir/Patient")
                    .then()
                    .statusCode(400);
            program.body(patient.replace("}]}", "}"))
                    .post("/fhir/Patient")
                    .then()
                    .statusCode(400);
            program.body(patient.replace("address", "adress"))
                    .post("/fhir/Patient")
                    .then()
                    .statusCode(400);
            as("ehr").get("/fhir/Patient?family=Quetzalcoatl&identifier=MRN-90817263&birthdate=1931-07-19&none=1");
            program.body(ecg("Quetzalcoatl, MRN-90817263")).post("/fhir/Observation");
            program.body(ecg("Quetzalcoatl").replace("\"period\":2", "\"period\":-2"))
                    .post("/fhir/Observation");
            as("ehr")
                    .multiPart("file", "Quetzalcoatl MRN-90817263.csv", "Quetzalcoatl,1931-07-19\n".getBytes())
                    .post("/api/recordings");
            as("ehr")
                    .header("Prefer", "respond-async")
                    .contentType("application/fhir+ndjson")
                    .body((patient.replace("\n", "") + "\n{\"Quetzalcoatl\":").getBytes(StandardCharsets.UTF_8))
                    .post("/fhir/$import");
            given().formParam("j_username", "Quetzalcoatl")
                    .formParam("j_password", "correct horse battery")
                    .post("/j_security_check");
            given().auth()
                    .preemptive()
                    .basic("ehr", "correct horse battery")
                    .get("/fhir/Patient")
                    .then()
                    .statusCode(401);
            as("cardiologist").get("/api/recordings/Quetzalcoatl/reading?name=MRN-90817263");
            await(log, "a recording is read");

            assertThat(log.lines()).extracting(LogLines.Line::text).noneMatch(text -> SECRET.stream()
                    .anyMatch(text::contains));
        }
    }

    private RequestSpecification as(String account) {
        return given().header(RequestId.HEADER, id).auth().preemptive().basic(account, account);
    }

    private static String ecg(String whose) {
        var observation = new ObservationEncoder(5)
                .encode((Ecg) DemoRecordings.all().get(0).recording());
        observation.getSubject().setDisplay(whose);
        observation.addNote().setText("of " + whose);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(observation);
    }

    private static void await(LogLines log, String text) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (log.lines().stream().noneMatch(line -> line.text().contains(text))) {
            assertThat(System.nanoTime()).as("time for: " + text).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
