package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that are odd but taken: what is kept of them, and what their sender is told. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OddRecordingTest extends OverHttp {

    @Test
    void keepsMarkersAsMissing() {
        Observation observation = Examples.observation(Examples.WATCH);
        String data = "E 12 U 13 L " + "1 ".repeat(300) + "E";
        ((SampledData) observation.getValue()).setData(data);

        HttpResponse<String> answer = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation));

        assertThat(answer.statusCode()).isEqualTo(201);
        Observation back = FhirCalls.parse(Observation.class, calls.get(FhirCalls.path(answer)));
        assertThat(((SampledData) back.getValue()).getData()).isEqualTo(data);
    }

    @Test
    void keepsALeadOfUnknownCodeAndSaysSo() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getComponent().get(2).getCode().getCodingFirstRep().setCode("424242");

        HttpResponse<String> answer = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation));

        assertThat(answer.statusCode()).isEqualTo(201);
        OperationOutcome outcome = FhirCalls.parse(OperationOutcome.class, answer);
        OperationOutcomeIssueComponent warning = outcome.getIssue().get(1);
        assertThat(warning.getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(warning.getCode().toCode()).isEqualTo("incomplete");
        assertThat(warning.getExpression()).singleElement().hasToString("Observation.component[2].valueSampledData");
        assertThat(warning.getDiagnostics())
                .isEqualTo("The lead 424242 is not known: it is kept, but not analysed. Use MDC or LOINC lead codes.");
        assertThat(FhirCalls.parse(Observation.class, calls.get(FhirCalls.path(answer)))
                        .getComponent())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"mV,mV", "millivolt,mV", "µV,uV", "counts,mV", ",mV"})
    void takesAUnitThatDoesNotContradictItsCode(@Nullable String unit, String code) {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getComponent().forEach(component -> ((SampledData) component.getValue())
                .setOrigin(origin(unit, code)));

        assertThat(calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation))
                        .statusCode())
                .isEqualTo(201);
    }

    static Quantity origin(@Nullable String unit, String code) {
        return new Quantity()
                .setValue(0)
                .setUnit(unit)
                .setSystem("http://unitsofmeasure.org")
                .setCode(code);
    }
}
