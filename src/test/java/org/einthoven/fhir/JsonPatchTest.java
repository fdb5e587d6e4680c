package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sender of a JSON Patch is told that cannot be applied. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JsonPatchTest extends OverHttp {

    private static final String SECRET = "Geheimnis";

    private String patient;

    @BeforeEach
    void storeAPatient() {
        patient = FhirCalls.path(calls.post(
                "/Patient",
                FhirCalls.JSON,
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + SECRET + "\"}],\"gender\":\"male\"}"));
    }

    private HttpResponse<String> patch(String patch) {
        return calls.send(
                "PATCH",
                patient,
                BodyPublishers.ofString(patch),
                "Content-Type",
                "application/json-patch+json",
                "Authorization",
                FhirCalls.ehr());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{'op':'replace','path':'/foo/bar','value':1}];operation 1, replace, finds no place for it at /foo/bar.",
                "[{'op':'remove','path':'/photo'}];operation 1, remove, finds no place for it at /photo.",
                "[{'op':'copy','from':'/photo/0','path':'/name/0'}];operation 1, copy, finds no place for it at /photo/0.",
                "[{'op':'test','path':'/gender','value':'female'}];"
                        + "operation 1, test, finds another value at /gender, or none.",
                "[{'op':'remove','path':'/gender'},{'op':'test','path':'/gender','value':'male'}];"
                        + "operation 2, test, finds another value at /gender, or none."
            })
    void isToldWhichOperationFailsAndNothingOfThePatient(String patch, String why) {
        refused(patch(patch.replace('\'', '"')), 422, "processing", null)
                .isEqualTo("The patch cannot be applied: " + why)
                .doesNotContain(SECRET);
        assertThat(calls.get(patient).body()).contains("\"gender\":\"male\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'op';it is no JSON at line 1, column",
                "{'op':'add','path':'/gender','value':'male'};it is not a list of operations.",
                "[];it needs from 1 to 100 operations.",
                "[1];operation 1 is no object.",
                "[{'op':'frob','path':'/gender'}];operation 1 has an op that is none of",
                "[{'op':'add','value':'x'}];operation 1 has no path such as /name/0.",
                "[{'op':'add','path':'gender','value':'x'}];operation 1 has no path such as /name/0.",
                "[{'op':'move','path':'/gender'}];operation 1 has no from such as /name/0.",
                "[{'op':'add','path':'/gender'}];operation 1 has no value."
            })
    void isToldWhereAPatchIsNone(String patch, String why) {
        refused(patch(patch.replace('\'', '"')), 400, "structure", null)
                .startsWith("The body is not a JSON Patch (RFC 6902): " + why);
    }

    @ParameterizedTest
    @CsvSource({"gender,x,Patient.gender", "foo,x,Patient.foo", "birthDate,2026-02-30,Patient.birthDate"})
    void isToldWhichElementTheResultHasWrong(String element, String value, String expression) {
        refused(
                        patch("[{\"op\":\"add\",\"path\":\"/" + element + "\",\"value\":\"" + value + "\"}]"),
                        422,
                        "processing",
                        expression)
                .startsWith("The patch cannot be applied: what comes of it is not FHIR R4: ")
                .doesNotContain("The body");
    }

    @Test
    void isRefusedWhereItIsNestedTooDeeply() {
        String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);

        refused(patch("[{\"op\":\"add\",\"path\":\"/extension\",\"value\":" + deep + "}]"), 400, "structure", null)
                .contains("it is nested too deeply");
    }

    @Test
    void isRefusedWhereCopiesOfCopiesWouldFillTheMemory() {
        String doubling =
                String.join(",", Collections.nCopies(99, "{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/name/0\"}"));

        refused(patch("[" + doubling + "]"), 422, "processing", null).contains("too large");
    }
}
