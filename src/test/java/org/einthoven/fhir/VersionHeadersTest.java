package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which version an answer is about, and since when it stands, in headers and in the resource. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VersionHeadersTest extends OverHttp {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"gender\":\"male\"}";

    private HttpResponse<String> send(String method, String path, String type, String body, String... more) {
        String[] headers = new String[more.length + 4];
        System.arraycopy(more, 0, headers, 4, more.length);
        headers[0] = "Authorization";
        headers[1] = FhirCalls.ehr();
        headers[2] = "Content-Type";
        headers[3] = type;
        return calls.send(method, path, BodyPublishers.ofString(body), headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return=minimal", "return=representation", "return=OperationOutcome"})
    void areThereWhateverOfAWriteIsWantedBack(String preference) {
        HttpResponse<String> created = send("POST", "/Patient", FhirCalls.JSON, PATIENT, "Prefer", preference);
        String path = FhirCalls.path(created);
        String body = PATIENT.replace("{", "{\"id\":\"" + path.substring("/Patient/".length()) + "\",");
        HttpResponse<String> updated = send("PUT", path, FhirCalls.JSON, body, "Prefer", preference);
        HttpResponse<String> patched = send(
                "PATCH",
                path,
                "application/json-patch+json",
                "[{\"op\":\"remove\",\"path\":\"/gender\"}]",
                "Prefer",
                preference);

        tells(created, 201, 1);
        tells(updated, 200, 2);
        tells(patched, 200, 3);
        tells(calls.get(path), 200, 3);
    }

    private static void tells(HttpResponse<String> answer, int status, int version) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("ETag")).isEqualTo(List.of("W/\"" + version + "\""));
        assertThat(answer.headers().allValues("Last-Modified"))
                .singleElement()
                .asString()
                .endsWith(" GMT");
    }

    @Test
    void areThereWhereNothingHasChanged() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, PATIENT));
        String since = calls.get(path).headers().firstValue("Last-Modified").orElseThrow();

        tells(calls.get(path, "If-None-Match", "W/\"1\""), 304, 1);
        tells(calls.get(path, "If-Modified-Since", since), 304, 1);
        assertThat(calls.get(path, "If-None-Match", "W/\"1\"").headers().map()).doesNotContainKey("content-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ,"})
    void areNotTakenForNoConditionWhereTheListOfThemIsEmpty(String nothing) {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, PATIENT));
        String body = PATIENT.replace("{", "{\"id\":\"" + path.substring("/Patient/".length()) + "\",");

        assertThat(send("PUT", path, FhirCalls.JSON, body, "If-Match", nothing).statusCode())
                .isEqualTo(400);
        tells(calls.get(path), 200, 1);
    }

    @Test
    void arePassedOverWhereTheyAreNoDate() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, PATIENT));

        assertThat(calls.get(path, "If-Modified-Since", "garbage").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001-01-01T00:00:00Z", "2001-01-01T00:00:00.5+05:00"})
    void nameTheServersTimeToTheMillisecondWhateverWasSent(String sent) {
        String body = PATIENT.replace("{", "{\"meta\":{\"lastUpdated\":\"" + sent + "\"},");
        HttpResponse<String> read = calls.get(FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, body)));

        assertThat(FhirCalls.parse(Patient.class, read)
                        .getMeta()
                        .getLastUpdatedElement()
                        .getValueAsString())
                .matches("20[2-9]\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|\\+00:00)");
    }
}
