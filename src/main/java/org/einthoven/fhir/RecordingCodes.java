package org.einthoven.fhir;

import java.util.Optional;
import org.einthoven.archive.RecordingKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes by which an Observation says that it is an ECG or a PPG. */
final class RecordingCodes {

    /** MDC_ECG_ELEC_POTL. */
    static final String MDC_ECG = "131328";

    /** EKG study. */
    static final String LOINC_ECG = "11524-6";

    /** MDC_PULS_OXIM_PLETH. */
    static final String MDC_PPG = "150452";

    static Optional<RecordingKind> kindOf(CodeableConcept code) {
        return code.getCoding().stream()
                .map(RecordingCodes::kindOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<RecordingKind> kindOf(Coding coding) {
        if (CodeSystems.isMdc(coding.getSystem())) {
            if (MDC_PPG.equals(coding.getCode())) {
                return Optional.of(RecordingKind.PPG);
            }
            // the code of one lead names an ECG of that lead
            return LeadCodes.leadOf(new CodeableConcept(coding)).map(lead -> RecordingKind.ECG);
        }
        return CodeSystems.LOINC.equals(coding.getSystem()) && LOINC_ECG.equals(coding.getCode())
                ? Optional.of(RecordingKind.ECG)
                : Optional.empty();
    }

    static Coding codingOf(RecordingKind kind) {
        return switch (kind) {
            case ECG -> new Coding(CodeSystems.MDC, MDC_ECG, "MDC_ECG_ELEC_POTL");
            case PPG -> new Coding(CodeSystems.MDC, MDC_PPG, "MDC_PULS_OXIM_PLETH");
        };
    }

    private RecordingCodes() {}
}
