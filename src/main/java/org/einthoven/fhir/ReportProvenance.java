package org.einthoven.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.einthoven.fhir.ReadRecording.Corrected;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Where a report comes from: one Provenance for the reading by the models, one for each signature and what it changed. */
final class ReportProvenance {

    static List<Provenance> render(ReadRecording recording, List<Observation> observations, List<Device> devices) {
        List<Provenance> provenances = new ArrayList<>();
        provenances.add(reading(recording, observations, devices));
        recording.reviews().forEach(review -> {
            provenances.add(signing(recording, review));
            if (review.edits().last() > 0) {
                provenances.add(editing(recording, review));
            }
        });
        provenances.addAll(StatementProvenance.render(recording));
        for (int i = 0; i < recording.corrections().size(); i++) {
            provenances.add(correction(recording, i));
        }
        return provenances;
    }

    private static Provenance reading(ReadRecording recording, List<Observation> observations, List<Device> devices) {
        Provenance provenance = provenance(recording, "reading", recording.readAt(), "CREATE", "create");
        observations.stream()
                .filter(StatementObservations::stands)
                .filter(Observation::hasDevice) // what a reviewer added is none of the models'
                .forEach(observation -> provenance.addTarget(new Reference("Observation/" + observation.getIdPart())));
        devices.forEach(device -> provenance
                .addAgent()
                .setType(participant("assembler", "Assembler"))
                .setWho(new Reference("Device/" + device.getIdPart())));
        return provenance;
    }

    private static Provenance signing(ReadRecording recording, SignedReview review) {
        Provenance provenance =
                provenance(recording, "signing-" + review.version(), review.signedAt(), "UPDATE", "revise");
        provenance
                .addAgent()
                .setType(participant("attester", "Attester"))
                .setWho(new Reference().setDisplay(review.reviewer()));
        return provenance;
    }

    /** Who changed what the models saw, and how, since the version before. */
    private static Provenance editing(ReadRecording recording, SignedReview review) {
        Provenance provenance =
                provenance(recording, "editing-" + review.version(), review.signedAt(), "UPDATE", "revise");
        provenance.getActivity().setText(review.edits().inWords());
        review.edits().authors().forEach(author -> provenance
                .addAgent()
                .setType(participant("author", "Author"))
                .setWho(new Reference().setDisplay(author)));
        return provenance;
    }

    private static Provenance correction(ReadRecording recording, int index) {
        Corrected corrected = recording.corrections().get(index);
        boolean withdrawn = recording
                .at(recording.versions().ofCorrection(index))
                .filter(ReadRecording::isWithdrawn)
                .isPresent();
        Provenance provenance = provenance(
                recording,
                "correction-" + (index + 1),
                corrected.at(),
                withdrawn ? "NULLIFY" : "UPDATE",
                withdrawn ? "nullify" : "revise");
        provenance
                .addAgent()
                .setType(participant("author", "Author"))
                .setWho(new Reference().setDisplay(corrected.by()));
        return provenance;
    }

    private static Provenance provenance(
            ReadRecording recording, String suffix, Instant at, String activity, String display) {
        Provenance provenance = new Provenance()
                .setRecorded(Date.from(at))
                .setActivity(new CodeableConcept(new Coding(CodeSystems.DATA_OPERATION, activity, display)))
                .addTarget(new Reference("DiagnosticReport/" + recording.id()));
        provenance.setId(DerivedIds.of(recording.id(), suffix));
        provenance.getMeta().setVersionId("1").setLastUpdated(Date.from(at));
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.SOURCE)
                .setWhat(new Reference("Observation/" + recording.id()));
        return provenance;
    }

    private static CodeableConcept participant(String code, String display) {
        return new CodeableConcept(new Coding(CodeSystems.PROVENANCE_PARTICIPANT, code, display));
    }

    private ReportProvenance() {}
}
