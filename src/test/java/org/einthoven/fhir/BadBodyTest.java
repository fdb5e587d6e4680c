package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender sees whose body is not FHIR: what is wrong, and where. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadBodyTest extends OverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"not a resource", "{\"resourceType\":\"Observation\",", "[]", "{}", "{\"a\":1}"})
    void refusesWhatIsNotFhirJson(String body) {
        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .startsWith("The body is neither well-formed FHIR JSON nor XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Observation", "not a resource"})
    void refusesWhatIsNotFhirXml(String body) {
        refused(calls.post("/Observation", "application/fhir+xml", body), 400, "structure", null)
                .startsWith("The body is neither well-formed FHIR JSON nor XML");
    }

    /** An entity that names a file must not be opened, let alone be quoted. */
    @Test
    void opensNoFileThatXmlNames() {
        String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"&x;\"/></Observation>";

        HttpResponse<String> answer = calls.post("/Observation", "application/fhir+xml", xml);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAnEmptyBody() {
        refused(calls.post("/Observation", FhirCalls.JSON, ""), 400, "required", null)
                .isEqualTo("The body is empty: send the resource as JSON or XML.");
    }

    @Test
    void refusesAnotherTypeOfResource() {
        refused(calls.post("/Observation", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"), 400, "invalid", null)
                .isEqualTo("The body is of type Patient where Observation belongs: send it to its own endpoint.");
    }

    @Test
    void refusesAnElementThatFhirDoesNotHave() {
        String body = Examples.text(Examples.WATCH).replaceFirst("\"status\"", "\"stratus\": \"x\", \"status\"");

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", "Observation.stratus")
                .isEqualTo("The body is not FHIR R4: Unknown element 'stratus' found during parse");
    }

    @Test
    void refusesToAnalyseWhatIsNoObservation() {
        refused(
                        calls.post("/Observation/$analyze", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"),
                        400,
                        "invalid",
                        null)
                .isEqualTo("The request cannot be understood: the body is not an Observation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e99999999999999999999"})
    void refusesNumbersThatCostMoreThanTheySay(String number) {
        String body = Examples.text(Examples.WATCH).replaceFirst("\"period\": *10", "\"period\": " + number);

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("a number too large for any measurement");
    }

    @Test
    void refusesACharacterThatNoDatabaseKeeps() {
        String body =
                Examples.text(Examples.WATCH).replaceFirst("\"status\"", "\"language\": \"a\\\\u0000b\", \"status\"");

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("the character NUL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"resourceType\":\"Observation\",\"status\": fin}|Unrecognized token 'fin'|(line 1, column 44).",
                "{\"resourceType\":\"Observation\",|Unexpected end-of-input|(line 1, column 31)."
            })
    void saysAtWhichLineAndColumnJsonBreaks(String body, String what, String where) {
        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains(what)
                .endsWith(where)
                .doesNotContain("REDACTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Observation xmlns=\"http://hl7.org/fhir\"><status></Observation>|</status>",
                "<Observation xmlns=\"http://hl7.org/fhir\"><stratus value=\"x\"/></Observation>|'stratus'",
            })
    void saysAtWhichLineAndColumnXmlBreaks(String body, String what) {
        refused(calls.post("/Observation", "application/fhir+xml", body), 400, "structure", null)
                .contains(what)
                .matches(".*\\(line 1, column \\d\\d\\)\\.")
                .doesNotContain("Exception", "row,col");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"component\":[{\"valueSampledData\":{\"period\":\"abc\"}}]|Observation.component[0].valueSampledData.period",
                "\"status\":\"bad\"|Observation.status",
                "\"code\":\"x\"|Observation.code",
                "\"component\":[{\"code\":{}},{\"colour\":1}]|Observation.component[1].colour"
            })
    void namesTheElementThatIsWrong(String elements, String expression) {
        String body = "{\"resourceType\":\"Observation\"," + elements + "}";

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", expression)
                .startsWith("The body is not FHIR R4: ");
    }

    @Test
    void namesNoElementWhereThereAreTwoOfTheName() {
        String body = "{\"resourceType\":\"Observation\",\"colour\":1,\"code\":{\"colour\":2}}";

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("colour");
    }

    @Test
    void takesABodyThatBeginsWithAByteOrderMark() {
        String json = "\uFEFF" + Examples.text(Examples.WATCH);
        String xml = "\uFEFF<Patient xmlns=\"http://hl7.org/fhir\"/>";

        assertThat(calls.post("/Observation", FhirCalls.JSON, json).statusCode())
                .isEqualTo(201);
        assertThat(calls.post("/Patient", "application/fhir+xml", xml).statusCode())
                .isEqualTo(201);
    }
}
