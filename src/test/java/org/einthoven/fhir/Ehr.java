package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** An EHR that talks to the server under test through HAPI's own client. */
final class Ehr {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The server reads meanwhile, and has the same cores. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final IGenericClient client;

    Ehr(FhirCalls calls) {
        this.client = calls.client("ehr");
    }

    IGenericClient client() {
        return client;
    }

    IdType create(String example) {
        return create(Examples.observation(example));
    }

    IdType create(Resource resource) {
        return id(client.create().resource(resource).execute());
    }

    static IdType id(MethodOutcome outcome) {
        return (IdType) outcome.getId().toUnqualifiedVersionless();
    }

    List<Resource> search(String query) {
        return bundle(query).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    Bundle bundle(String query) {
        return client.search().byUrl(query).returnBundle(Bundle.class).execute();
    }

    List<DiagnosticReport> reports(IdType observation) {
        return search("DiagnosticReport?result=Observation/" + observation.getIdPart()).stream()
                .map(DiagnosticReport.class::cast)
                .toList();
    }

    /** The report of a recording, as soon as it is there. */
    DiagnosticReport awaitReport(IdType observation) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            List<DiagnosticReport> found = reports(observation);
            if (!found.isEmpty()) {
                return found.get(0);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Assertions.fail("no report of " + observation.getIdPart() + " within " + PATIENCE);
    }

    Observation observation(String id) {
        return client.read().resource(Observation.class).withId(id).execute();
    }

    static Patient patient(String mrn, String family, String given) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("http://example.org/mrn").setValue(mrn);
        patient.addName().setFamily(family).addGiven(given);
        patient.getBirthDateElement().setValueAsString("1950-04-01");
        return patient;
    }

    /** What a cardiologist does meanwhile: signs a review with one decision. */
    static void sign(Reviews reviews, IdType observation, FindingDecision decision) {
        UUID recording = UUID.fromString(observation.getIdPart());
        Review draft = reviews.draft(recording, "dr-a");
        Review saved = reviews.save(
                draft.id, draft.lockVersion, "dr-a", new ReviewContent(List.of(decision), List.of(), "Seen"));
        reviews.sign(saved.id, saved.lockVersion, "dr-a");
    }
}
