package org.einthoven.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What all Observations that are rendered from a reading have in common. */
final class DerivedObservation {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /**
     * What a device found: same patient and same time as the report, derived from the recording. A signature on the report
     * releases it but makes it nobody's own statement, so that it has no performer.
     */
    static Observation of(ReadRecording recording, String suffix, CodeableConcept code, Reference device) {
        return bare(recording, DerivedIds.of(recording.id(), suffix), code)
                .setDevice(device)
                .setStatus(recording.reviews().isEmpty() ? ObservationStatus.PRELIMINARY : ObservationStatus.FINAL);
    }

    /** The same for a statement that no model made; in step with the report. */
    static Observation bare(ReadRecording recording, String id, CodeableConcept code) {
        Observation observation = new Observation();
        observation.setId(id);
        observation
                .getMeta()
                .setVersionId(Integer.toString(recording.version()))
                .setLastUpdated(Date.from(recording.updatedAt()));
        observation
                .setStatus(ReportStatus.of(recording).observation())
                .addCategory(category("procedure", "Procedure"))
                .setCode(code)
                .setSubject(Subjects.ofRendered(recording.source()))
                .setIssued(Date.from(recording.updatedAt()))
                .addDerivedFrom(new Reference("Observation/" + recording.id()));
        if (recording.source().hasEffective()) {
            observation.setEffective(recording.source().getEffective().copy());
        }
        return observation;
    }

    /** Stated by a person, in step with the report. */
    static Observation statedBy(SignedReview review, ReadRecording recording, Observation observation) {
        observation.setStatus(ReportStatus.of(recording).observation());
        observation.addPerformer().setDisplay(review.reviewer());
        return observation;
    }

    static CodeableConcept category(String code, String display) {
        return new CodeableConcept(new Coding(CodeSystems.OBSERVATION_CATEGORY, code, display));
    }

    /** A quantity in UCUM, to one decimal: finer than any ECG is measured. */
    static Quantity quantity(double value, String unit) {
        return quantity(value, unit, 1);
    }

    static Quantity quantity(double value, String unit, int decimals) {
        return new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP))
                .setUnit(unit)
                .setSystem(CodeSystems.UCUM)
                .setCode(unit);
    }

    /** Withdrawn by a reviewer after it was given out: R4's entered-in-error. */
    static Observation withdrawn(Observation observation) {
        return observation.setStatus(ObservationStatus.ENTEREDINERROR);
    }

    /** FHIR's way to say that an element is not known, where a profile wants it. */
    static Extension unknown() {
        return new Extension(ABSENT, new CodeType("unknown"));
    }

    private DerivedObservation() {}
}
