package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
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

    @ParameterizedTest
    @CsvSource({
        "\\u0000,U+0000",
        "\\u0001,U+0001",
        "\\u001F,U+001F",
        "\\b,U+0008",
        "\\f,U+000C",
        "\\ufffe,U+FFFE",
        "\\uFFFF,U+FFFF",
        "\\ud800,U+D800",
        "\\ud800\\u0041,U+D800",
        "\\udc00,U+DC00",
        "&#1;,U+0001"
    })
    void refusesACharacterThatXmlCannotCarry(String written, String named) {
        refusedCharacter(written, named);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x0B, 0x1F, 0xFFFE, 0xFFFF})
    void refusesACharacterThatXmlCannotCarryWrittenAsItIs(int character) {
        refusedCharacter(Character.toString(character), String.format("U+%04X", character));
    }

    private void refusedCharacter(String written, String named) {
        String body =
                "{\"code\":{\"coding\":[{},{\"display\":\"a" + written + "b\"}]},\"resourceType\":\"Observation\"}";

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "invalid", "Observation.code.coding[1].display")
                .isEqualTo("There is the character " + named
                        + " in a text, which FHIR and XML do not allow: send the text without it.");
    }

    @ParameterizedTest
    @CsvSource({"1.0,&#1;", "1.1,&#x1F;", "1.1,&#xFFFE;"})
    void refusesACharacterThatXmlRefersTo(String version, String written) {
        String xml = "<?xml version=\"" + version + "\"?><Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"a"
                + written + "\"/></name></Patient>";

        refused(calls.post("/Patient", "application/fhir+xml", xml), 400, "invalid", null)
                .contains("the character U+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\\\u0001", "\\u00e9", "\\t\\n\\r", "\\ud83d\\ude00", "\uD83D\uDE00", "\uFFFD", "&amp;#1;"})
    void takesEveryCharacterThatXmlCarries(String written) {
        String body = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a" + written + "b\"}]}";

        HttpResponse<String> created = calls.post("/Patient", FhirCalls.JSON, body);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        HttpResponse<String> xml = calls.get(FhirCalls.path(created) + "?_format=xml");
        assertThat(FhirCalls.parse(Patient.class, xml).getNameFirstRep().getFamily())
                .isEqualTo(FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(Patient.class, body)
                        .getNameFirstRep()
                        .getFamily());
    }

    @ParameterizedTest
    @ValueSource(strings = {FhirCalls.JSON, FhirCalls.JSON + ";charset=ISO-8859-1"})
    void refusesABodyThatIsNotUtf8(String contentType) {
        String body = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"M\u00FCller\"}]}";
        HttpResponse<String> answer = calls.send(
                "POST",
                "/Patient",
                BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)),
                "Content-Type",
                contentType,
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 400, "invalid", null)
                .isEqualTo("The body is not UTF-8, from its byte " + (body.indexOf('\u00FC') + 1)
                        + " on: send JSON or XML in UTF-8.");
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
                "\"component\":[{\"code\":{}},{\"colour\":1}]|Observation.component[1].colour",
                "\"status\":[\"final\",\"final\"]|Observation.status",
                "\"effectiveDateTime\":\"2026-02-30\"|Observation.effectiveDateTime",
                "\"subject\":{\"reference\":\"#nobody\"}|Observation.subject.reference",
                "\"contained\":[{\"resourceType\":\"Patient\",\"active\":true}]|Observation.contained"
            })
    void namesTheElementThatIsWrong(String elements, String expression) {
        String body = "{\"resourceType\":\"Observation\"," + elements + "}";

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", expression)
                .startsWith("The body is not FHIR R4: ");
    }

    @Test
    void refusesANarrativeThatIsNoHtml() {
        String body = "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<p>x</p>\"}}";

        refused(calls.post("/Patient", FhirCalls.JSON, body), 400, "structure", null)
                .contains("not 'div'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /Patient", "PUT /Patient/1"})
    void tellsEveryRuleThatAResourceBreaks(String request) {
        String body = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"deceasedDateTime\":\"2026-01-01T10:00:00\","
                + "\"managingOrganization\":{\"reference\":\"Device/1\"},\"link\":[{\"other\":{\"display\":\"x\"}}]}";
        String[] parts = request.split(" ");

        HttpResponse<String> answer = calls.send(
                parts[0],
                parts[1],
                BodyPublishers.ofString(body),
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(FhirCalls.parse(OperationOutcome.class, answer).getIssue())
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .containsExactlyInAnyOrder(
                        "Patient.deceasedDateTime", "Patient.managingOrganization", "Patient.link[0].type");
    }

    @Test
    void refusesARecordingThatBreaksARule() {
        String body = Examples.text(Examples.WATCH)
                .replaceFirst("\"status\"", "\"device\":{\"reference\":\"Patient/1\"},\"status\"");

        refused(calls.post("/Observation", FhirCalls.JSON, body), 422, "value", "Observation.device")
                .isEqualTo("A reference to Patient does not belong here: refer to Device or DeviceMetric.");
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
