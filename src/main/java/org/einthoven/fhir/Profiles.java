package org.einthoven.fhir;

import org.einthoven.archive.RecordingKind;
import org.einthoven.fhir.validation.Guide;

/** The profiles of the implementation guide that what is rendered here keeps, and claims in {@code meta.profile}. */
final class Profiles {

    static final String ECG_REPORT = of("ecg-report");
    static final String MEASUREMENT = of("measurement");
    static final String STATEMENT = of("statement");

    static String ofRecording(RecordingKind kind) {
        return switch (kind) {
            case ECG -> of("ecg-observation");
            case PPG -> of("ppg-observation");
        };
    }

    private static String of(String id) {
        return Guide.CANONICAL + "StructureDefinition/" + id;
    }

    private Profiles() {}
}
