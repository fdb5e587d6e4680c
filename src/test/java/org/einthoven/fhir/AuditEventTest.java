package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator asks who saw or changed whose data. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditEventTest extends AuditCalls {

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    @Inject
    AuditTrail trail;

    @Test
    void tellsWhoReadWhatOfWhom() {
        IdType patient = patient();
        IdType recording = recordingOf(patient);
        calls.get("/" + recording.getValue());

        AuditEvent read = newest("patient=" + patient.getValue() + "&action=R");

        assertThat(read.getMeta().getProfile().get(0).getValue()).isEqualTo(BALP + "PatientRead");
        assertThat(read.getType().getCode()).isEqualTo("rest");
        assertThat(read.getSubtypeFirstRep().getCode()).isEqualTo("read");
        assertThat(read.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        AuditEventAgentComponent client = agent(read, "110152");
        assertThat(client.getWho().getIdentifier().getValue()).isEqualTo("ehr");
        assertThat(client.getRequestor()).isTrue();
        assertThat(client.getNetwork().getAddress()).isEqualTo("127.0.0.1");
        assertThat(agent(read, "110153").getWho().getReference()).isEqualTo("Device/einthoven");
        assertThat(entity(read, "1").getWhat().getReference()).isEqualTo(patient.getValue());
        assertThat(entity(read, "2").getWhat().getReference()).isEqualTo(recording.getValue());
    }

    @Test
    void tellsWhatWasSearchedFor() {
        String name = "Searched" + UUID.randomUUID();
        calls.get("/Patient?family=" + name);

        AuditEvent search = newest("subtype=search-type");

        assertThat(search.getMeta().getProfile().get(0).getValue()).isEqualTo(BALP + "Query");
        assertThat(search.getAction()).isEqualTo(AuditEvent.AuditEventAction.E);
        AuditEventEntityComponent query = entity(search, "2");
        assertThat(query.getRole().getCode()).isEqualTo("24");
        assertThat(new String(query.getQuery(), StandardCharsets.UTF_8)).contains("family=" + name);
        assertThat(query.hasWhat()).isFalse();
    }

    @Test
    void tellsWhoseDataASearchGaveOut() {
        IdType patient = patient();
        recordingOf(patient);
        calls.get("/Observation?patient=" + patient.getValue());
        assertThat(entity(newest("patient=" + patient.getValue() + "&subtype=search-type"), "1")
                        .getWhat()
                        .getReference())
                .isEqualTo(patient.getValue());

        IdType other = patient();
        calls.get("/Observation?patient=" + other.getValue());
        assertThat(bundle("/AuditEvent?patient=" + other.getValue() + "&subtype=search-type")
                        .getEntry())
                .isEmpty();
    }

    @Test
    void tellsWhoseAnEncounterIsAlsoOfOneThatIsDeleted() {
        IdType patient = patient();
        String encounter = FhirCalls.path(calls.post(
                "/Encounter",
                FhirCalls.JSON,
                "{\"resourceType\": \"Encounter\", \"status\": \"planned\", \"class\": {\"code\": \"AMB\"}, \"subject\": {\"reference\": \""
                        + patient.getValue() + "\"}}"));
        calls.get(encounter);
        as("ehr", "DELETE", encounter, "");

        for (String action : List.of("C", "R", "D")) {
            AuditEvent event =
                    newest("patient=" + patient.getValue() + "&action=" + action + "&entity=" + encounter.substring(1));
            assertThat(entity(event, "1").getWhat().getReference()).isEqualTo(patient.getValue());
        }
    }

    @Test
    void tellsWhatWasRefusedAndWhatWasNotThere() {
        String absent = UUID.randomUUID().toString();
        calls.get("/Observation/" + absent);
        AuditEvent notThere = newest("entity=Observation/" + absent);
        assertThat(notThere.getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._4);
        assertThat(notThere.getMeta().hasProfile()).isFalse();

        HttpResponse<String> refused = as("cardiologist", "POST", "/Patient", "{\"resourceType\": \"Patient\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        AuditEvent event = newest("outcome=4&agent-name=cardiologist&action=C");
        assertThat(event.getAgent())
                .filteredOn(AuditEventAgentComponent::getRequestor)
                .extracting(AuditEventAgentComponent::getName)
                .containsExactly("cardiologist");
        assertThat(entity(event, "2").getDescription()).contains("403 POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehr", "cardiologist"})
    void showsTheTrailToAdministratorsAlone(String other) {
        assertThat(as(other, "GET", "/AuditEvent", "").statusCode()).isEqualTo(403);
        assertThat(as(other, "GET", "/AuditEvent/1", "").statusCode()).isEqualTo(403);
        assertThat(as("admin", "GET", "/AuditEvent/999999999999", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyWriteToTheTrail() {
        String event = "{\"resourceType\": \"AuditEvent\"}";

        assertThat(as("admin", "POST", "/AuditEvent", event).statusCode()).isIn(403, 405);
        assertThat(as("ehr", "PUT", "/AuditEvent/1", event).statusCode()).isIn(403, 405);
        assertThat(as("ehr", "DELETE", "/AuditEvent/1", "").statusCode()).isIn(403, 405);
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void writesEveryKindOfRowAsValidFhir(AuditAction action) {
        for (String type : List.of("Observation", "Recording", "Account")) {
            trail.record(action, type, UUID.randomUUID().toString());
            trail.record(action, type, null, "what was asked", List.of("p1", "p2"));
            trail.record(action, type, null, null, org.einthoven.audit.AuditEvent.Outcome.FAILED);
        }

        bundle("/AuditEvent?_count=9").getEntry().forEach(entry -> FhirValidation.assertValid(entry.getResource()));
    }

    @Test
    void writesWhatCameOverHttpAsValidFhir() {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        IdType patient = patient();
        recordingOf(patient);
        calls.get("/Observation?patient=" + patient.getValue());
        calls.get("/Observation/none");
        as("cardiologist", "GET", "/" + patient.getValue(), "");

        Bundle events = bundle("/AuditEvent?date=ge" + begin + "&_count=20");

        assertThat(events.getEntry()).hasSizeGreaterThan(4);
        FhirValidation.assertValid(events);
    }

    private IdType recordingOf(IdType patient) {
        var observation = Examples.observation(Examples.WATCH);
        observation.setSubject(new Reference(patient.getValue()));
        return created(calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)));
    }

    private static AuditEventAgentComponent agent(AuditEvent event, String type) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().getCodingFirstRep().getCode().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static AuditEventEntityComponent entity(AuditEvent event, String type) {
        return event.getEntity().stream()
                .filter(entity -> entity.getType().getCode().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
