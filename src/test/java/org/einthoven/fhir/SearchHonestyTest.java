package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search says what it did with each parameter: it was applied, or it was left out, or the search was refused. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SearchHonestyTest extends OverHttp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_filter=a",
                "_text=a",
                "_content=a",
                "_list=a",
                "_contained=true",
                "_offset=3",
                "colour=red",
                "colour:exact=red"
            })
    void leavesOutWhatItDoesNotKnowAndSaysSo(String parameter) {
        for (String type : List.of("Patient", "Observation", "DiagnosticReport")) {
            Bundle bundle = bundle("/" + type + "?_count=1&_id=nobody&" + parameter);

            String name = parameter.substring(0, parameter.indexOf('='));
            assertThat(bundle.getLink("self").getUrl()).contains("_id=nobody").doesNotContain(name.split(":")[0]);
            assertThat(warnings(bundle))
                    .containsExactly("Parameter " + name
                            + " is not known and was left out of the search: GET /fhir/metadata lists those that are.");
            assertThat(bundle.getTotal()).isZero();
            refused(
                            calls.get("/" + type + "?_id=nobody&" + parameter, "Prefer", "handling=strict"),
                            400,
                            "not-supported",
                            null)
                    .isEqualTo("Parameter " + name + " is not known: GET /fhir/metadata lists those that are.");
        }
    }

    /** Without its modifier a parameter means something else, so that leaving it out would be wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?name:foo=a",
                "Patient?_id:foo=a",
                "DiagnosticReport?_id:not=a",
                "DiagnosticReport?patient:foo=a",
                "DiagnosticReport?patient.colour=a",
                "DiagnosticReport?patient:Patient.name:foo=a",
                "Patient?_has:Observation:patient:colour=a",
                "Patient?_has:Observation:code:code=a",
                "Patient?birthdate:exact=2000",
                "Observation?_id:missing=true"
            })
    void refusesAModifierThatItDoesNotKnow(String query) {
        String name = query.substring(query.indexOf('?') + 1, query.indexOf('='));

        refused(calls.get("/" + query), 400, "not-supported", null)
                .isEqualTo("Parameter " + name + " is not known: GET /fhir/metadata lists those that are.");
    }

    @Test
    void knowsTheTypeOfAReferenceAsAModifier() {
        assertThat(warnings(bundle("/DiagnosticReport?subject:Patient=nobody"))).isEmpty();
        refused(calls.get("/DiagnosticReport?subject:Medication=nobody"), 400, "invalid", null);
    }

    @ParameterizedTest
    @CsvSource({
        "Patient?_summary=everything,_summary",
        "Observation?_total=many,_total",
        "Patient?_pretty=very,_pretty",
        "Observation?_sort=colour,_sort",
        "Observation?code:in=http://example.org,code:in",
        "Observation?code:not-in=http://example.org,code:not-in"
    })
    void refusesAChoiceThatIsNone(String query, String name) {
        refused(calls.get("/" + query), 400, "invalid", null).contains("cannot be read as the value of " + name);
    }

    @Test
    void saysOfAParameterNotOfTheBodyThatItCannotBeRead() {
        refused(calls.get("/DiagnosticReport?_lastUpdated=yesterday"), 400, "invalid", null)
                .isEqualTo("\"yesterday\" cannot be read as the value of _lastUpdated.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_count=0", "_summary=count"})
    void countsWithoutGivingAnything(String parameter) {
        calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.WATCH));
        for (String type : List.of("Observation", "Patient")) {
            calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}");

            Bundle bundle = bundle("/" + type + "?" + parameter);

            assertThat(bundle.getTotal()).isPositive();
            assertThat(bundle.getEntry()).isEmpty();
            assertThat(bundle.getLink("self").getUrl()).endsWith("/" + type + "?" + parameter);
            assertThat(bundle.getLink("next")).isNull();
        }
    }

    @Test
    void searchesByPostAsByGet() {
        HttpResponse<String> answer =
                calls.post("/Observation/_search", "application/x-www-form-urlencoded", "_id=nobody&colour=red");

        Bundle bundle = FhirCalls.parse(Bundle.class, answer);
        assertThat(warnings(bundle)).hasSize(1);
        assertThat(bundle.getLink("self").getUrl()).endsWith("/Observation?_id=nobody");
    }

    private Bundle bundle(String query) {
        HttpResponse<String> answer = calls.get(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Bundle bundle = FhirCalls.parse(Bundle.class, answer);
        FhirValidation.assertValid(bundle);
        return bundle;
    }

    private static List<String> warnings(Bundle bundle) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.OUTCOME)
                .map(BundleEntryComponent::getResource)
                .map(OperationOutcome.class::cast)
                .flatMap(outcome -> outcome.getIssue().stream())
                .filter(issue -> issue.getSeverity() == IssueSeverity.WARNING)
                .map(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .toList();
    }
}
