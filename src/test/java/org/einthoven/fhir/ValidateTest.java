package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingKind;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $validate} as integrators ask it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ValidateTest extends OverHttp {

    private static final String ECG = Profiles.ofRecording(RecordingKind.ECG);

    private static List<OperationOutcomeIssueComponent> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        OperationOutcome outcome = FhirCalls.parse(OperationOutcome.class, answer);
        assertThat(outcome.getIssue()).isNotEmpty();
        FhirValidation.assertValid(outcome);
        return outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .toList();
    }

    private List<OperationOutcomeIssueComponent> validate(String path, String body) {
        return errors(calls.post(path, FhirCalls.JSON, body));
    }

    @Test
    void findsNothingWrongWithAGoodRecording() {
        assertThat(validate("/Observation/$validate?profile=" + ECG, Examples.text(Examples.THREE_LEADS)))
                .isEmpty();
    }

    @Test
    void answersWith200AndWhatIsWrongAndWhere() {
        String body = "{\"resourceType\":\"Patient\",\"birthDate\":\"1950-13-01\",\"colour\":\"red\"}";

        assertThat(validate("/Patient/$validate", body))
                .anySatisfy(issue ->
                        assertThat(issue.getExpression()).singleElement().hasToString("Patient.birthDate"))
                .anySatisfy(issue -> assertThat(issue.getDiagnostics()).contains("colour"));
    }

    @Test
    void takesTheResourceAmongParameters() {
        String parameters = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"colour\":1}},"
                + "{\"name\":\"mode\",\"valueCode\":\"create\"},{\"name\":\"profile\",\"valueUri\":\"" + ECG
                + "\"}]}";

        assertThat(validate("/Observation/$validate", parameters))
                .extracting(OperationOutcomeIssueComponent::getDiagnostics)
                .anyMatch(text -> text.contains("ecg-1"))
                .anyMatch(text -> text.contains("colour"));
    }

    @Test
    void takesXml() {
        String wrong = "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"blue\"/></Patient>";
        String parameters = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"resource\"/><resource>"
                + "<Patient><link><type value=\"refer\"/></link></Patient></resource></parameter></Parameters>";

        assertThat(errors(calls.post("/Patient/$validate", "application/fhir+xml", wrong)))
                .isNotEmpty();
        assertThat(errors(calls.post("/Patient/$validate", "application/fhir+xml", parameters)))
                .anyMatch(issue -> issue.getDiagnostics().contains("link.other"));
    }

    @Test
    void saysThatItDoesNotKnowAProfile() {
        assertThat(errors(calls.post(
                        "/Patient/$validate?profile=http://example.org/none",
                        FhirCalls.JSON,
                        "{\"resourceType\":\"Patient\"}")))
                .extracting(OperationOutcomeIssueComponent::getDiagnostics)
                .singleElement()
                .asString()
                .startsWith("The profile http://example.org/none is not known here");
    }

    @Test
    void validatesWhatIsStored() {
        String path = FhirCalls.path(calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.WATCH)));

        assertThat(errors(calls.get(path + "/$validate"))).isEmpty();
        assertThat(errors(calls.get(path + "/$validate?profile=" + Profiles.STATEMENT)))
                .isNotEmpty();
        assertThat(errors(calls.get("/StructureDefinition/ecg-report/$validate")))
                .isEmpty();
        assertThat(calls.get("/Observation/nothing/$validate").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Observation/$validate|{\"resourceType\":\"Patient\"}|invalid",
                "/Observation/$validate|{|structure",
                "/Patient/$validate?mode=foo|{\"resourceType\":\"Patient\"}|invalid",
                "/Observation/$validate?mode=delete|{\"resourceType\":\"Observation\"}|invalid",
                "/Observation/$validate|{\"resourceType\":\"Parameters\"}|required"
            })
    void refusesWhatCannotBeValidated(String path, String body, String type) {
        refused(calls.post(path, FhirCalls.JSON, body), 400, type, null).isNotBlank();
    }

    @Test
    void asksWhoIsThere() {
        assertThat(calls.send(
                                "POST",
                                "/Patient/$validate",
                                BodyPublishers.ofString("{\"resourceType\":\"Patient\"}"),
                                "Content-Type",
                                FhirCalls.JSON)
                        .statusCode())
                .isEqualTo(401);
    }
}
