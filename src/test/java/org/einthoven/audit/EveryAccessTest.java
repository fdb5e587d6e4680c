package org.einthoven.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.review.Seeds;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EveryAccessTest {
    private static final String FHIR = "application/fhir+json";
    private static final Path WATCH = Path.of("src/test/resources/fhir/single-lead-ecg-of-a-watch.json");

    @Inject
    Seeds seeds;

    @Inject
    EntityManager entities;

    @Test
    void writesARowForEveryRequestOverFhir() throws IOException {
        Response created = expectCreated(
                ehr().contentType(FHIR).body(Files.readString(WATCH)).post("/fhir/Observation"), "Observation");
        String id = created.header("Location").replaceAll(".*/Observation/([^/]+).*", "$1");
        expect(ehr().get("/fhir/Observation/" + id), "ehr", AuditAction.READ, "Observation", id);
        expect(ehr().get("/fhir/Observation?_count=1"), "ehr", AuditAction.SEARCH, "Observation", null);
        expect(ehr().get("/fhir/DiagnosticReport?_count=1"), "ehr", AuditAction.SEARCH, "DiagnosticReport", null);
        expect(ehr().get("/fhir/Patient?family=Audited"), "ehr", AuditAction.SEARCH, "Patient", null);
        expect(ehr().get("/fhir/Provenance?target=Observation/" + id), "ehr", AuditAction.SEARCH, "Provenance", null);
        String patient = "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Audited\"}]}";
        Response made = expectCreated(ehr().contentType(FHIR).body(patient).post("/fhir/Patient"), "Patient");
        String patientId = made.header("Location").replaceAll(".*/Patient/([^/]+).*", "$1");
        expect(ehr().get("/fhir/Patient/" + patientId), "ehr", AuditAction.READ, "Patient", patientId);
        String changed = patient.replace("{\"resourceType\"", "{\"id\": \"" + patientId + "\", \"resourceType\"");
        expect(
                ehr().contentType(FHIR).body(changed).put("/fhir/Patient/" + patientId),
                "ehr",
                AuditAction.UPDATE,
                "Patient",
                patientId);
    }

    @Test
    void writesARowForWhatIsReadWithoutBeingStored() throws IOException {
        expect(
                ehr().contentType(FHIR).body(Files.readString(WATCH)).post("/fhir/Observation/$analyze"),
                "ehr",
                AuditAction.ANALYZE,
                "Observation",
                null);
    }

    @Test
    void writesARowForEachStepOfAReviewAndForItsProvenance() {
        UUID id = seeds.bigeminy("Audited", Instant.now());
        String session = session();
        String path = "/recordings/" + id;

        Response saved = send(
                session,
                path,
                path + "/review",
                Map.of("version", "1", "verdict-ventricular-ectopy", "CONFIRMED", "verdict-long-pr", "CONFIRMED"));
        AuditEvent save = expectRow(saved, 303, AuditAction.UPDATE, "Review");
        Response shown = page(session).get(path + "/sign");
        assertThat(expectRow(shown, 200, AuditAction.READ, "Review").entityId).isEqualTo(save.entityId);
        Response signed = send(session, path + "/sign", path + "/sign", Map.of("lock", field(shown, "lock")));
        assertThat(expectRow(signed, 303, AuditAction.SIGN, "Review").entityId).isEqualTo(save.entityId);

        String reports =
                ehr().get("/fhir/DiagnosticReport?result=Observation/" + id).asString();
        String report = new JsonPath(reports).getString("entry[0].resource.id");
        String provenances =
                ehr().get("/fhir/Provenance?target=DiagnosticReport/" + report).asString();
        String provenance = new JsonPath(provenances).getString("entry[0].resource.id");
        expect(ehr().get("/fhir/Provenance/" + provenance), "ehr", AuditAction.READ, "Provenance", provenance);
    }

    @Test
    void writesARowForEveryRequestOfTheApi() {
        UUID id = seeds.bigeminy("Audited", Instant.now());
        String recording = "/api/recordings/" + id;

        expect(ehr().get(recording + "/reading"), "ehr", AuditAction.READ, "Reading", id.toString());
        expect(ehr().get(recording + "/survey"), "ehr", AuditAction.READ, "Reading", id.toString());
        expect(ehr().get(recording + "/waveform"), "ehr", AuditAction.READ, "Waveform", id.toString());
        expect(
                ehr().get(recording + "/explanations/" + Seeds.ECTOPY),
                "ehr",
                AuditAction.READ,
                "Explanation",
                id + "/" + Seeds.ECTOPY);
    }

    @Test
    void writesARowForEveryPage() {
        UUID id = seeds.bigeminy("Audited", Instant.now());
        String session = session();

        expect(page(session).get("/?text=Audited"), "cardiologist", AuditAction.SEARCH, "Worklist", null);
        expect(page(session).get("/recordings/" + id), "cardiologist", AuditAction.READ, "Recording", id.toString());
        expect(
                page(session).get("/recordings/" + id + "/trace.svg"),
                "cardiologist",
                AuditAction.READ,
                "Waveform",
                id.toString());
    }

    @Test
    void writesARowForAPageThatIsShownOnceMoreBecauseItsFormWasRefused() {
        UUID id = seeds.bigeminy("Audited", Instant.now());
        String session = session();
        Response shown = page(session).get("/recordings/" + id);
        Long before = last().id;

        Response refused = post(
                session,
                shown,
                "/recordings/" + id + "/review",
                Map.of("version", "1", "verdict-" + Seeds.ECTOPY, "CHANGED"));

        AuditEvent again = expectRow(refused, 422, AuditAction.READ, "Recording");
        assertThat(refused.asString()).contains("Audited, Ada");
        assertThat(again.id).isGreaterThan(before);
        assertThat(again.entityId).isEqualTo(id.toString());
    }

    @Test
    void writesARowForWhatIsRefusedOnPagesAndInTheApi() {
        UUID id = seeds.bigeminy("Audited", Instant.now());

        expectRefusal(admin().get("/api/recordings/" + id + "/reading"), AuditAction.READ, "Recording", id.toString());
        expectRefusal(admin().multiPart("file", "x").post("/api/recordings"), AuditAction.OPERATION, "Server", null);
        String session = session("admin");
        expectRefusal(page(session).get("/recordings/" + id + "/sign"), AuditAction.READ, "Recording", id.toString());
        expectRefusal(page(session).get("/recordings/" + id), AuditAction.READ, "Recording", id.toString());
    }

    /** Whoever has no account must not be able to fill the trail. */
    @Test
    void writesNoRowForNobody() {
        Long before = last().id;

        given().redirects().follow(false).get("/").then().statusCode(302);
        given().get("/api/recordings/" + UUID.randomUUID() + "/reading").then().statusCode(401);

        assertThat(last().id).isEqualTo(before);
    }

    private static void expectRefusal(Response answer, AuditAction action, String type, String id) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(403);
        AuditEvent event = last();
        assertThat(event.outcome).isEqualTo(Outcome.REFUSED);
        assertThat(event.action).isEqualTo(action);
        assertThat(event.entityType).isEqualTo(type);
        assertThat(event.entityId).isEqualTo(id);
        assertThat(event.actor).isEqualTo("admin");
        assertThat(event.address).isEqualTo("127.0.0.1");
        assertThat(event.detail).startsWith("403 ");
    }

    @Test
    void keepsEveryRowAsItWasWritten() {
        seeds.bigeminy("Audited", Instant.now());
        ehr().get("/fhir/Observation?_count=1").then().statusCode(200);

        for (String sql :
                List.of("update audit_event set actor = 'nobody'", "delete from audit_event", "truncate audit_event")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(sql).executeUpdate()))
                    .as(sql)
                    .hasMessageContaining("audit_event is kept as it was written");
        }
    }

    private static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr");
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "admin");
    }

    private static String session() {
        return session("cardiologist");
    }

    private static String session(String account) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", account)
                .formParam("j_password", account)
                .post("/j_security_check")
                .cookie("einthoven-session");
    }

    /** Posts a form as the browser does, with the token of the page that shows it. */
    private static Response send(String session, String shownAt, String to, Map<String, String> fields) {
        return post(session, page(session).get(shownAt), to, fields);
    }

    private static Response post(String session, Response shown, String to, Map<String, String> fields) {
        return page(session)
                .cookie("einthoven-csrf", shown.cookie("einthoven-csrf"))
                .formParam("csrf-token", field(shown, "csrf-token"))
                .formParams(fields)
                .post(to);
    }

    /** The value of a hidden field. */
    private static String field(Response page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.asString());
        assertThat(field.find()).as("%s in %s", name, page.asString()).isTrue();
        return field.group(1);
    }

    private static RequestSpecification page(String session) {
        return given().redirects().follow(false).cookie("einthoven-session", session);
    }

    private static Response expectCreated(Response answer, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        AuditEvent event = last();
        assertThat(event.action).isEqualTo(AuditAction.CREATE);
        assertThat(event.entityType).isEqualTo(type);
        assertThat(answer.header("Location")).contains(String.valueOf(event.entityId));
        return answer;
    }

    private static void expect(Response answer, String actor, AuditAction action, String type, String id) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        AuditEvent event = last();
        assertThat(event.action).isEqualTo(action);
        assertThat(event.entityType).isEqualTo(type);
        assertThat(event.entityId).isEqualTo(id);
        assertThat(event.actor).isEqualTo(actor);
        assertThat(event.roles).containsExactly(actor);
        assertThat(event.address).isEqualTo("127.0.0.1");
        assertThat(event.outcome).isEqualTo(Outcome.SUCCESS);
    }

    private static AuditEvent expectRow(Response answer, int status, AuditAction action, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        AuditEvent event = last();
        assertThat(event.action).isEqualTo(action);
        assertThat(event.entityType).isEqualTo(type);
        assertThat(event.actor).isEqualTo("cardiologist");
        return event;
    }

    /**
     * The newest row of somebody's: every request makes one, so it is that of the last request. The server writes some of its own,
     * while it takes its models in for one.
     */
    private static AuditEvent last() {
        return AuditEvent.<AuditEvent>find("actor <> 'system'", Sort.descending("id"))
                .firstResultOptional()
                .orElseThrow();
    }
}
