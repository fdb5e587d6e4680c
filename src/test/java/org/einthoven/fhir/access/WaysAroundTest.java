package org.einthoven.fhir.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.security.IdentityProviderStub;
import org.einthoven.security.WithIdentityProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scopes forbid cannot be had by way of something that they allow. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class WaysAroundTest {
    private static final String FHIR = "application/fhir+json";
    private static final Path WATCH = Path.of("src/test/resources/fhir/single-lead-ecg-of-a-watch.json");

    private static final String LAB =
            """
            {"resourceType": "Observation", "status": "final", "code": {"coding": [{"system": "http://x", "code": "qq"}]},
             "subject": {"reference": "Patient/%s"}}""";

    private static final String BUNDLE =
            """
            {"resourceType": "Bundle", "type": "transaction", "entry": [%s]}""";

    private static final String PROBE = "code=qq&subject:Patient.birthdate=1960-03-04";

    @ConfigProperty(name = "test.issuer")
    String issuer;

    private String patient;
    private String other;

    @BeforeEach
    void keepTwoPatients() {
        patient = create("Patient", "{\"resourceType\": \"Patient\", \"birthDate\": \"1980-01-01\"}");
        other = create("Patient", "{\"resourceType\": \"Patient\", \"birthDate\": \"1960-03-04\"}");
    }

    @Test
    void noConditionLooksWhereASearchMayNot() {
        String observation = create("Observation", LAB.formatted(other));
        RequestSpecification lab = program("system/Observation.cruds").contentType(FHIR);
        String patch = "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"amended\"}]";

        lacksPatients(
                lab.body(LAB.formatted(other)).header("If-None-Exist", PROBE).post("/fhir/Observation"));
        lacksPatients(program("system/Observation.cruds")
                .contentType(FHIR)
                .body(LAB.formatted(other))
                .put("/fhir/Observation?" + PROBE));
        lacksPatients(program("system/Observation.cruds").delete("/fhir/Observation?" + PROBE));
        lacksPatients(program("system/Observation.cruds")
                .contentType("application/json-patch+json")
                .body(patch)
                .patch("/fhir/Observation?" + PROBE));
        program("system/*.rs").get("/fhir/Observation/" + observation).then().body("meta.versionId", equalTo("1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|Observation|, \"ifNoneExist\": \"" + PROBE + "\"",
                "PUT|Observation?" + PROBE + "|",
                "DELETE|Observation?" + PROBE + "|",
            })
    void noConditionInABundleLooksWhereASearchMayNot(String method, String url, String more) {
        String entry = "{\"resource\": " + LAB.formatted(other) + ", \"request\": {\"method\": \"" + method
                + "\", \"url\": \"" + url + "\"" + (more == null ? "" : more) + "}}";

        lacksPatients(program("system/Observation.cruds")
                .contentType(FHIR)
                .body(BUNDLE.formatted(entry))
                .post("/fhir"));
    }

    @Test
    void noReferenceByASearchLooksWhereASearchMayNot() {
        String entry = "{\"resource\": "
                + LAB.formatted(other)
                        .replace(
                                "\"status\"",
                                "\"derivedFrom\": [{\"reference\": \"Observation?" + PROBE + "\"}], \"status\"")
                + ", \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}";

        lacksPatients(program("system/Observation.cruds")
                .contentType(FHIR)
                .body(BUNDLE.formatted(entry))
                .post("/fhir"));
    }

    @Test
    void noSubscriptionTellsWhatASearchMayNot() {
        lacksPatients(program("system/Observation.rs system/Subscription.c")
                .contentType(FHIR)
                .body(
                        """
                        {"resourceType": "Subscription", "status": "requested", "reason": "probe",
                         "criteria": "Observation?%s", "channel": {"type": "rest-hook", "endpoint": "https://x.example"}}"""
                                .formatted(PROBE))
                .post("/fhir/Subscription"));
    }

    private static void lacksPatients(Response answer) {
        answer.then().statusCode(403).body("issue[0].diagnostics", containsString("system/Patient.s"));
    }

    @Test
    void showsAnAppTheDevicesOfItsPatientAndOfNobody() {
        String nobodys = device("");
        String own = device("\"patient\": {\"reference\": \"Patient/" + patient + "\"},");
        String others = device("\"patient\": {\"reference\": \"Patient/" + other + "\"},");
        String unknown = device("\"patient\": {\"identifier\": {\"value\": \"4711\"}},");

        app("patient/*.rs").get("/fhir/Device/" + nobodys).then().statusCode(200);
        app("patient/*.rs").get("/fhir/Device/" + own + "/_history").then().statusCode(200);
        for (String hidden : new String[] {others, unknown}) {
            app("patient/*.rs").get("/fhir/Device/" + hidden).then().statusCode(404);
            app("patient/*.rs")
                    .get("/fhir/Device/" + hidden + "/_history/1")
                    .then()
                    .statusCode(404);
            app("patient/*.rs")
                    .get("/fhir/Device/" + hidden + "/_history")
                    .then()
                    .statusCode(404);
        }
        app("patient/*.rs").get("/fhir/Device/_history").then().statusCode(403);
        app("patient/*.rs")
                .get("/fhir/Device?_count=100&manufacturer=Makers")
                .then()
                .statusCode(200)
                .body("entry.resource.id", hasItems(nobodys, own))
                .body("entry.resource.id", not(hasItem(others)))
                .body("entry.resource.id", not(hasItem(unknown)));
        app("patient/*.rs")
                .get("/fhir/Device?patient=Patient/" + other)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        String search = "{\"request\": {\"method\": \"GET\", \"url\": \"Device?patient=Patient/" + other + "\"}}";
        app("patient/*.rs")
                .contentType(FHIR)
                .body(BUNDLE.formatted(search))
                .post("/fhir")
                .then()
                .statusCode(200)
                .body("entry[0].resource.total", equalTo(0));
    }

    @Test
    void writesDownWhoReadADevice() {
        String others = device("\"patient\": {\"reference\": \"Patient/" + other + "\"},");
        program("system/Device.r").get("/fhir/Device/" + others).then().statusCode(200);

        program("system/AuditEvent.s einthoven/admin")
                .get("/fhir/AuditEvent?entity=Device/" + others + "&action=R")
                .then()
                .statusCode(200)
                .body("entry.size()", equalTo(1));
    }

    @Test
    void anAppMakesNoPatient() {
        String body = "{\"resourceType\": \"Patient\", \"id\": \"" + patient + "\"}";
        app("patient/*.cruds")
                .contentType(FHIR)
                .body(body)
                .post("/fhir/Patient")
                .then()
                .statusCode(403);

        String entries = "{\"fullUrl\": \"Patient/" + patient + "\", \"resource\": " + body
                + ", \"request\": {\"method\": \"POST\", \"url\": \"Patient\"}}, {\"resource\": "
                + LAB.formatted(patient) + ", \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}";
        app("patient/*.cruds")
                .contentType(FHIR)
                .body(BUNDLE.formatted(entries))
                .post("/fhir")
                .then()
                .statusCode(403);
    }

    @Test
    void noReferenceIsTurnedToSomebodyElse() {
        String task = create("Task", task(patient));
        String entries = "{\"fullUrl\": \"Patient/" + patient + "\", \"resource\": " + task(patient)
                + ", \"request\": {\"method\": \"PUT\", \"url\": \"Task/" + task + "\"}}, {\"resource\": "
                + LAB.formatted(patient) + ", \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}";

        app("patient/*.cruds")
                .contentType(FHIR)
                .body(BUNDLE.formatted(entries.replace(
                        "\"resourceType\": \"Task\"", "\"resourceType\": \"Task\"," + "\"id\": \"" + task + "\"")))
                .post("/fhir")
                .then()
                .statusCode(403)
                .body("issue[0].diagnostics", containsString("somebody else"));
    }

    private static String task(String patient) {
        return "{\"resourceType\": \"Task\", \"status\": \"requested\", \"intent\": \"order\", \"for\": {\"reference\":"
                + " \"Patient/" + patient + "\"}}";
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.c,                       403",
        "system/Observation.c system/Patient.s,      403",
        "system/Observation.c system/Patient.cs,     201",
    })
    void aFileMakesNoPatientWithoutTheScope(String scopes, int status) {
        SentFile file = file(1);
        program(scopes)
                .multiPart("file", file.name(), file.bytes())
                .post("/api/recordings")
                .then()
                .statusCode(status);
    }

    private static SentFile file(int number) {
        return MadeMuse.file(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 500, 77_770 + number));
    }

    @Test
    void aFileIsNotGivenToAPatientWithoutTheScope() {
        SentFile file = file(2);
        program("system/Observation.c")
                .multiPart("patient", "Patient/" + other)
                .multiPart("file", file.name(), file.bytes())
                .post("/api/recordings")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.rs,                                                                   pdf,  403",
        "system/Observation.rs system/Patient.r system/DiagnosticReport.r,                        pdf,  404",
        "system/Observation.rs system/Patient.r system/DiagnosticReport.r,                        fhir, 403",
        "system/Observation.rs system/Patient.r system/DiagnosticReport.r system/Device.r,        fhir, 403",
        "system/Observation.rs system/Patient.r system/DiagnosticReport.r system/Device.r system/Provenance.r, fhir, 404",
    })
    void aFileWantsTheScopeOfEachTypeThatItTellsOf(String scopes, String kind, int status) {
        program(scopes)
                .get("/api/recordings/" + UUID.randomUUID() + "/file?as=" + kind)
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"system/Observation.rs, 403", "system/Observation.rs system/Patient.r, 404"})
    void thePictureOfAPageOnWhichANameMayStandWantsThePatientsScope(String scopes, int status) {
        program(scopes)
                .get("/api/recordings/" + UUID.randomUUID() + "/page.jpg")
                .then()
                .statusCode(status);
    }

    @Test
    void noSpellingOfAPathGoesRoundTheScopes() throws IOException {
        String recording = create("Observation", Files.readString(WATCH));
        String path = "/recordings/" + recording + "/waveform";
        spelled("system/Observation.r", "/api" + path).statusCode(200);

        for (String way : List.of("/api" + path, "/api;x" + path, "/api;x=1" + path + ";y", "//api" + path)) {
            spelled("system/Patient.rs", way).statusCode(not(200));
        }
    }

    private ValidatableResponse spelled(String scopes, String path) {
        return program(scopes).urlEncodingEnabled(false).get(path).then();
    }

    @Test
    void anAnalysisTellsNothingOfAPatient() throws IOException {
        String ecg = Files.readString(WATCH);
        String own = ecg.replaceFirst("\\{", "{\"subject\": {\"reference\": \"Patient/" + patient + "\"},");
        String others = own.replace(patient, other);

        app("patient/*.rs")
                .contentType(FHIR)
                .body(own)
                .post("/fhir/Observation/$analyze")
                .then()
                .statusCode(200);
        app("patient/*.rs")
                .contentType(FHIR)
                .body(others)
                .post("/fhir/Observation/$analyze")
                .then()
                .statusCode(403);
        program("system/Observation.r")
                .contentType(FHIR)
                .body(others)
                .post("/fhir/Observation/$analyze")
                .then()
                .statusCode(403);
        program("system/Observation.r system/Patient.r")
                .contentType(FHIR)
                .body(others)
                .post("/fhir/Observation/$analyze")
                .then()
                .statusCode(200);
    }

    @Test
    void writesDownWhatABatchWasRefused() {
        String probe = "0191f2a0-0000-7000-8000-00000000beef";
        String batch = BUNDLE.formatted("{\"request\": {\"method\": \"GET\", \"url\": \"Patient/" + probe + "\"}},"
                        + "{\"request\": {\"method\": \"GET\", \"url\": \"Observation/" + probe + "\"}}")
                .replace("transaction", "batch");
        program("system/Observation.r")
                .contentType(FHIR)
                .body(batch)
                .post("/fhir")
                .then()
                .statusCode(200)
                .body("entry[0].response.status", equalTo("403"))
                .body("entry[1].response.status", equalTo("404"));

        program("system/AuditEvent.s einthoven/admin")
                .get("/fhir/AuditEvent?outcome=4&entity=Observation/" + probe)
                .then()
                .body("entry.size()", equalTo(1));
        program("system/AuditEvent.s einthoven/admin")
                .get("/fhir/AuditEvent?outcome=4&patient=" + probe)
                .then()
                .body("entry.size()", equalTo(1));
    }

    private String device(String more) {
        return create("Device", "{\"resourceType\": \"Device\", " + more + " \"manufacturer\": \"Makers\"}");
    }

    private RequestSpecification app(String scopes) {
        return bearing(IdentityProviderStub.token(issuer, scopes, Map.of("patient", patient)));
    }

    private RequestSpecification program(String scopes) {
        return bearing(IdentityProviderStub.token(issuer, scopes));
    }

    private String create(String type, String body) {
        Response created =
                program("system/*.cruds").contentType(FHIR).body(body).post("/fhir/" + type);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.header("Location").replaceAll(".*/" + type + "/([^/]+).*", "$1");
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
