package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.faults.Fault;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The implementation guide as integrators fetch it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GuideTest extends OverHttp {

    private List<String> found(String query) {
        HttpResponse<String> answer = calls.get(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirCalls.parse(Bundle.class, answer).getEntry().stream()
                .map(entry -> ((MetadataResource) entry.getResource()).getUrl())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/StructureDefinition?name=ECG,ecg-observation;ecg-report",
        "/StructureDefinition?url=https://einthoven.org/fhir/StructureDefinition/ppg-observation,ppg-observation",
        "/StructureDefinition?_id=statement&status=active,statement",
        "/StructureDefinition?status=draft,''",
        "/StructureDefinition?url=https://einthoven.org/fhir/StructureDefinition/ppg,''",
        "/CodeSystem?name=find,finding"
    })
    void findsWhatTheGuideHolds(String query, String ids) {
        assertThat(found(query))
                .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
                .containsExactlyInAnyOrderElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(";")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StructureDefinition", "CodeSystem", "ValueSet", "ImplementationGuide"})
    void givesOutEachOfItByItsId(String type) {
        // a sender may keep value sets of its own beside ours
        Bundle bundle =
                FhirCalls.parse(Bundle.class, calls.get("/" + type + "?url:below=https://einthoven.org/fhir/" + type));

        assertThat(bundle.getEntry()).isNotEmpty().allSatisfy(entry -> {
            String id = entry.getResource().getIdPart();
            assertThat(calls.get("/" + type + "/" + id).statusCode()).as(id).isEqualTo(200);
        });
        FhirValidation.assertValid(bundle);
        assertThat(calls.get("/" + type + "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void leadsFromPageToPage() {
        Bundle first = FhirCalls.parse(Bundle.class, calls.get("/StructureDefinition?_count=3"));
        String next = first.getLink("next").getUrl();
        Bundle second = FhirCalls.parse(Bundle.class, calls.get(next.substring(next.indexOf("/StructureDefinition"))));

        assertThat(first.getEntry()).hasSize(3);
        assertThat(second.getEntry()).hasSize(first.getTotal() - 3);
        assertThat(second.getLink("next")).isNull();
    }

    @Test
    void tellsEveryFaultThatCanBeAnswered() {
        CodeSystem faults = FhirCalls.parse(CodeSystem.class, calls.get("/CodeSystem/fault"));

        assertThat(faults.getUrl()).isEqualTo(CodeSystems.FAULT);
        assertThat(faults.getConcept())
                .extracting(CodeSystem.ConceptDefinitionComponent::getCode)
                .hasSize(Fault.values().length)
                .contains("different-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/StructureDefinition/ecg-observation", "/ValueSet?name=find"})
    void asksWhoIsThere(String path) {
        assertThat(calls.send("GET", path, BodyPublishers.noBody()).statusCode())
                .isEqualTo(401);
    }
}
