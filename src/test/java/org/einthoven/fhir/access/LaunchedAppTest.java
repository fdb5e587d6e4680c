package org.einthoven.fhir.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.security.IdentityProviderStub;
import org.einthoven.security.WithIdentityProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that was launched for one patient sees that patient, and cannot tell whether there are others. */
@QuarkusTest
@TestProfile(WithIdentityProvider.class)
class LaunchedAppTest {
    private static final String FHIR = "application/fhir+json";
    private static final Path WATCH = Path.of("src/test/resources/fhir/single-lead-ecg-of-a-watch.json");
    /** Recordings as they were sent, without what is read from them meanwhile. */
    private static final String SENT = "code=131328";

    private static final String NOBODY = "0191f2a0-0000-7000-8000-00000000dead";

    @ConfigProperty(name = "test.issuer")
    String issuer;

    private String patient;
    private String other;
    private String recording;
    private String othersRecording;

    @BeforeEach
    void recordTwoPatients() {
        patient = create("Patient", "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Launched\"}]}");
        other = create("Patient", "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Other\"}]}");
        recording = create("Observation", recordingOf(patient));
        othersRecording = create("Observation", recordingOf(other));
    }

    @Test
    void seesItsPatient() {
        app("patient/*.rs").get("/fhir/Patient/" + patient).then().statusCode(200);
        app("patient/*.rs").get("/fhir/Observation/" + recording).then().statusCode(200);
        app("patient/*.rs")
                .get("/fhir/Observation/" + recording + "/_history/1")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/_history/1", "/_history/7"})
    void isToldThatAnotherPatientsDataDoNotExist(String version) {
        Response hidden = app("patient/*.rs").get("/fhir/Observation/" + othersRecording + version);
        Response absent = app("patient/*.rs").get("/fhir/Observation/" + NOBODY + version);

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString().replace(othersRecording, NOBODY)).isEqualTo(absent.asString());
        assertThat(hidden.headers().asList().stream().map(header -> header.getName()))
                .containsExactlyElementsOf(absent.headers().asList().stream()
                        .map(header -> header.getName())
                        .toList());
    }

    @Test
    void learnsNothingFromAskingOnCondition() {
        app("patient/*.rs")
                .header("If-None-Match", "W/\"1\"")
                .get("/fhir/Observation/" + othersRecording)
                .then()
                .statusCode(404);
        app("patient/*.rs")
                .header("If-None-Match", "W/\"1\"")
                .get("/fhir/Observation/" + recording)
                .then()
                .statusCode(304);
        app("patient/Observation.crs")
                .header("If-None-Exist", "identifier=x|y")
                .contentType(FHIR)
                .body(recordingOf(patient))
                .post("/fhir/Observation")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_count=100", "_count=1", "_summary=count"})
    void findsItsPatientsRecordingsAlone(String search) {
        app("patient/*.rs")
                .get("/fhir/Observation?" + SENT + "&_total=accurate&" + search)
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    @Test
    void findsItsPatientAlone() {
        app("patient/*.rs")
                .get("/fhir/Patient?_count=100")
                .then()
                .statusCode(200)
                .body("entry.resource.id", everyItem(equalTo(patient)))
                .body("entry.resource.id", hasItem(patient));
        app("patient/*.rs")
                .get("/fhir/Patient?family=Other")
                .then()
                .statusCode(200)
                .body("entry", equalTo(null));
        app("patient/*.rs").get("/fhir/Patient?_id=" + other).then().body("entry", equalTo(null));
    }

    @Test
    void findsNothingOfAnotherPatientWhomItNames() {
        for (String search : new String[] {
            SENT + "&patient=" + other,
            SENT + "&patient=Patient/" + other,
            SENT + "&subject=Patient/" + other,
            SENT + "&patient=" + other + "&patient=" + patient,
            SENT + "&_id=" + othersRecording
        }) {
            app("patient/*.rs")
                    .get("/fhir/Observation?" + search)
                    .then()
                    .statusCode(200)
                    .body("entry", equalTo(null));
        }
        app("patient/*.rs")
                .get("/fhir/Observation?" + SENT + "&patient=" + other + "," + patient)
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(recording)));
    }

    @Test
    void findsTheSameByPost() {
        app("patient/*.rs")
                .formParam("code", "131328")
                .post("/fhir/Observation/_search")
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(recording)));
    }

    @Test
    void findsInCompartmentsWhatIsItsPatientsAlone() {
        String measured = create(
                "Observation",
                "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"Pulse\"}, \"subject\":"
                        + " {\"reference\": \"Patient/" + other + "\"}, \"performer\": [{\"reference\": \"Patient/"
                        + patient + "\"}]}");

        for (String inside : List.of("/Observation?" + SENT, "/*?_type=Observation&code=131328", "/$everything")) {
            Response own = app("patient/*.rs").get("/fhir/Patient/" + patient + inside);
            Response others = app("patient/*.rs").get("/fhir/Patient/" + other + inside);
            Response absent = app("patient/*.rs").get("/fhir/Patient/" + NOBODY + inside);

            assertThat(own.asString()).contains(recording).doesNotContain(measured, othersRecording);
            assertThat(others.statusCode()).isEqualTo(404);
            assertThat(others.asString().replace(other, NOBODY)).isEqualTo(absent.asString());
        }
        app("patient/*.rs")
                .get("/fhir/Patient/" + patient + "/Observation?subject=Patient/" + other)
                .then()
                .statusCode(200)
                .body("entry", equalTo(null));
        app("patient/Observation.rs")
                .get("/fhir/Patient/" + patient + "/Observation")
                .then()
                .statusCode(403);
        app("patient/Patient.rs patient/Observation.rs")
                .get("/fhir/Patient/" + patient + "/Observation")
                .then()
                .statusCode(200);
        app("patient/Patient.rs patient/Observation.rs")
                .get("/fhir/Patient/" + patient + "/$everything")
                .then()
                .statusCode(403);
    }

    @Test
    void findsWithinABundleWhatIsItsPatientsAlone() {
        for (String type : List.of("batch", "transaction")) {
            asked(
                            type,
                            "Patient/" + patient + "/Observation?" + SENT,
                            "Observation?" + SENT,
                            "Observation?" + SENT + "&patient=" + patient + "," + other,
                            "Patient/" + patient + "/$everything?_type=Observation")
                    .statusCode(200)
                    .body("entry[0].resource.entry.resource.id", equalTo(List.of(recording)))
                    .body("entry[1].resource.entry.resource.id", equalTo(List.of(recording)))
                    .body("entry[2].resource.entry.resource.id", equalTo(List.of(recording)))
                    .body("entry[3].resource.entry.resource.id", hasItem(recording));
        }
        asked(
                        "batch",
                        "Patient/" + other + "/Observation",
                        "Patient/" + other + "/$everything",
                        "Observation/" + othersRecording + "/_history",
                        "Observation/" + othersRecording + "/$validate")
                .statusCode(200)
                .body("entry.response.status", everyItem(containsString("404")))
                .body("entry.resource", everyItem(equalTo(null)));
    }

    private ValidatableResponse asked(String type, String... addresses) {
        String entries = Stream.of(addresses)
                .map(address -> "{\"request\": {\"method\": \"GET\", \"url\": \"" + address + "\"}}")
                .collect(Collectors.joining(", "));
        return app("patient/*.rs")
                .contentType(FHIR)
                .body("{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": [" + entries + "]}")
                .post("/fhir")
                .then();
    }

    @Test
    void findsNothingThatIsAnothers() {
        app("patient/*.rs")
                .get("/fhir/Provenance?target=DiagnosticReport/" + othersRecording)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void followsChainsToItsPatientAndBackAndNoFurther() {
        app("patient/*.rs")
                .get("/fhir/Observation?" + SENT + "&subject.family=Launched")
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(recording)));
        app("patient/*.rs")
                .get("/fhir/Observation?" + SENT + "&patient.family=Other")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        app("patient/*.rs")
                .get("/fhir/Patient?_has:Observation:patient:" + SENT)
                .then()
                .statusCode(200)
                .body("entry.resource.id", equalTo(List.of(patient)));
        app("patient/*.rs")
                .get("/fhir/Patient?_has:Observation:patient:_id=" + othersRecording)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        for (String further : List.of(
                "Observation?performer:Patient.family=Other",
                "Observation?patient.link.family=Other",
                "Patient?_has:Observation:performer:_id=" + othersRecording,
                "Observation/_history")) {
            app("patient/*.rs").get("/fhir/" + further).then().statusCode(403);
        }
        app("patient/Observation.rs")
                .get("/fhir/Observation?subject.family=Launched")
                .then()
                .statusCode(403);
    }

    @Test
    void storesForItsPatientAlone() {
        app("patient/Observation.c")
                .contentType(FHIR)
                .body(recordingOf(patient))
                .post("/fhir/Observation")
                .then()
                .statusCode(201);
        app("patient/Observation.c")
                .contentType(FHIR)
                .body(recordingOf(other))
                .post("/fhir/Observation")
                .then()
                .statusCode(403)
                .body("issue[0].diagnostics", containsString("somebody else"));
        app("patient/Patient.cu")
                .contentType(FHIR)
                .body("{\"resourceType\": \"Patient\", \"id\": \"" + other + "\"}")
                .put("/fhir/Patient/" + other)
                .then()
                .statusCode(404);
    }

    @Test
    void seesNothingWithoutAPatientOrWithScopesOfAnotherType() {
        bearing(IdentityProviderStub.token(issuer, "patient/*.rs"))
                .get("/fhir/Observation/" + recording)
                .then()
                .statusCode(403);
        app("patient/Patient.rs").get("/fhir/Observation/" + recording).then().statusCode(403);
        app("patient/Observation.r").get("/fhir/Observation").then().statusCode(403);
        app("patient/Observation.rs?category=laboratory")
                .get("/fhir/Observation")
                .then()
                .statusCode(403);
    }

    @Test
    void hasNoWayAroundThroughTheApi() {
        app("patient/*.rs")
                .get("/api/recordings/" + othersRecording + "/reading")
                .then()
                .statusCode(403);
    }

    private RequestSpecification app(String scopes) {
        return bearing(IdentityProviderStub.token(issuer, scopes, Map.of("patient", patient)));
    }

    private String create(String type, String body) {
        Response created = bearing(IdentityProviderStub.token(issuer, "system/*.cruds"))
                .contentType(FHIR)
                .body(body)
                .post("/fhir/" + type);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return created.header("Location").replaceAll(".*/" + type + "/([^/]+).*", "$1");
    }

    private static String recordingOf(String patient) {
        try {
            return Files.readString(WATCH)
                    .replaceFirst("\\{", "{\"subject\": {\"reference\": \"Patient/" + patient + "\"},");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
