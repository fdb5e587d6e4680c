package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees who asks for what is not there, or may not ask. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadQuestionTest extends OverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"DiagnosticReport", "Observation", "Patient", "Device", "Provenance"})
    void saysThatAnUnknownIdIsNotThere(String type) {
        String id = "0191f2a0-0000-7000-8000-00000000dead";

        refused(calls.get("/" + type + "/" + id), 404, "not-found", null)
                .isEqualTo("There is no " + type + " with id " + id + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%27%20or%201=1", "a..b", "%00", "%F0%9F%AB%80", "null", "-", "..%2F..%2Fetc", "%3Cb%3E"})
    void findsNothingUnderIdsWithOddCharacters(String id) {
        for (String type : new String[] {"Observation", "DiagnosticReport", "Patient", "Device", "Provenance"}) {
            HttpResponse<String> answer = calls.get("/" + type + "/" + id);

            assertThat(answer.statusCode()).as(type + " " + answer.body()).isIn(400, 404);
            assertThat(FhirCalls.issue(answer).getCode().toCode()).isIn("not-found", "invalid", "not-supported");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/Observation?status=abc%00,400",
        "/Observation?date=yesterday,400",
        "/Observation?date=gt,400",
        "/Observation?patient:missing=perhaps,400",
        "/Observation?value-quantity=much,400",
        "/Observation?value-quantity=1e999999999,400",
        "/Observation?code-value-quantity=8480-6,400",
        "/Observation?page-after=x,400",
        "/Observation?_sort=colour,400",
        "/DiagnosticReport?result=Patient/1,400",
        "/DiagnosticReport?_lastUpdated=2026-13-45,400",
        "/Patient?birthdate=soon,400",
        "/Medication,404",
        "/Observation/$guess,405"
    })
    void refusesQuestionsThatItDoesNotUnderstand(String question, int status) {
        HttpResponse<String> answer = calls.get(question);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(FhirCalls.issue(answer).getDiagnostics())
                .isNotBlank()
                .doesNotContain("HAPI")
                .doesNotContain("Exception")
                .doesNotContain("org.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PATCH"})
    void asksForAnIdOrACondition(String method) {
        refused(
                        calls.send(
                                method,
                                "/Patient",
                                BodyPublishers.ofString("[{\"op\":\"remove\",\"path\":\"/gender\"}]"),
                                "Content-Type",
                                "application/json-patch+json",
                                "Authorization",
                                FhirCalls.ehr()),
                        400,
                        "invalid",
                        null)
                .contains("it needs an id, as in Patient/123, or a condition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "garbage", "application/fhir+json; fhirVersion=3.0", "text/html"})
    void refusesWhatIsNoFhirOfThisVersion(String accept) {
        refused(calls.get("/Patient?_count=1", "Accept", accept), 406, "not-supported", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html,*/*;q=0.8", "application/fhir+json; fhirVersion=4.0", "text/xml"})
    void answersWhoeverTakesFhir(String accept) {
        assertThat(calls.get("/Patient?_count=1", "Accept", accept).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesABodyOfAnotherVersion() {
        String type = "application/fhir+json; fhirVersion=3.0";

        refused(calls.post("/Patient", type, "{\"resourceType\":\"Patient\"}"), 415, "not-supported", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient?_count=1", "/Patient/_history?_count=1", "/metadata"})
    void tellsOfWhatIsAskedForByHeadWithoutIt(String path) {
        HttpResponse<String> head = calls.send("HEAD", path, BodyPublishers.noBody(), "Authorization", FhirCalls.ehr());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(FhirCalls.JSON));
    }

    @Test
    void refusesUnknownParametersOfAHistoryWhereThatIsPreferred() {
        refused(calls.get("/Patient/_history?colour=red", "Prefer", "handling=strict"), 400, "not-supported", null)
                .contains("colour");
        assertThat(calls.get("/Patient/_history?colour=red").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheYearThatNeverWas() {
        String body = "{\"resourceType\":\"Patient\",\"birthDate\":\"0000-01-01\"}";

        refused(calls.post("/Patient", FhirCalls.JSON, body), 422, "value", "Patient.birthDate")
                .contains("is not a date");
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> answer = calls.send(
                "GET", "/Patient", BodyPublishers.noBody(), "Authorization", FhirCalls.basic("ehr", "wrong"));

        refused(answer, 401, "login", null)
                .isEqualTo("Sign in: user and password are wrong or missing, or the token has expired.");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
    }

    @Test
    void refusesWhoeverDoesNotSignIn() {
        refused(calls.send("GET", "/Patient", BodyPublishers.noBody()), 401, "login", null)
                .startsWith("Sign in");
    }

    @ParameterizedTest
    @CsvSource({
        "admin,GET,/Patient",
        "admin,GET,/DiagnosticReport",
        "cardiologist,POST,/Observation",
        "cardiologist,POST,/Patient"
    })
    void refusesWhatARoleMayNotDo(String user, String method, String path) {
        HttpResponse<String> answer = calls.send(
                method,
                path,
                BodyPublishers.ofString(method.equals("GET") ? "" : "{\"resourceType\":\"" + path.substring(1) + "\"}"),
                "Authorization",
                FhirCalls.basic(user, user),
                "Content-Type",
                FhirCalls.JSON);

        refused(answer, 403, "forbidden", null)
                .isEqualTo("This account may not do that: it needs another role or scope.");
    }

    /** As FHIR's own examples and curl send it, and as RFC 3986 wants it. */
    @Test
    void findsByACodeWhateverWayItsBarIsSent() {
        String id = FhirCalls.path(calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.WATCH)))
                .substring("/Observation/".length());
        String query = "/Observation?_id=" + id + "&code=urn:iso:std:iso:11073:10101";

        RawHttp.Answer raw = new RawHttp(url).send("GET /fhir" + query + "|131328", "", new byte[0]);

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.text()).contains("\"total\":1").contains("%7C131328");
        assertThat(raw.head()).containsOnlyOnce("X-Content-Type-Options");
        assertThat(calls.get(query + "%7C131328").body()).contains("\"total\":1");
    }

    @Test
    void readsAnUmlautThatIsSentAsItIs() {
        String family = "Grün-" + UUID.randomUUID();
        calls.post(
                "/Patient",
                FhirCalls.JSON,
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + family + "\"}]}");
        String bytes = new String(family.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        RawHttp.Answer answer = new RawHttp(url).send("GET /fhir/Patient?family=" + bytes, "", new byte[0]);

        assertThat(answer.text()).contains("\"total\":1");
    }
}
