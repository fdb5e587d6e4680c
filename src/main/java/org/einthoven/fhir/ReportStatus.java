package org.einthoven.fhir;

import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** How far a report has come; what people state in it goes in step. */
enum ReportStatus {
    /** Read by the models, not signed. */
    PRELIMINARY(DiagnosticReportStatus.PRELIMINARY, ObservationStatus.PRELIMINARY),
    /** Signed once. */
    FINAL(DiagnosticReportStatus.FINAL, ObservationStatus.FINAL),
    /** Signed again, or corrected by the recording's sender after it was signed. */
    AMENDED(DiagnosticReportStatus.AMENDED, ObservationStatus.AMENDED),
    /** Of a recording that was entered in error. */
    WITHDRAWN(DiagnosticReportStatus.ENTEREDINERROR, ObservationStatus.ENTEREDINERROR);

    private final DiagnosticReportStatus report;
    private final ObservationStatus observation;

    ReportStatus(DiagnosticReportStatus report, ObservationStatus observation) {
        this.report = report;
        this.observation = observation;
    }

    static ReportStatus of(ReadRecording recording) {
        if (recording.isWithdrawn()) {
            return WITHDRAWN;
        }
        boolean corrected = recording.corrections().stream().anyMatch(correction -> correction.reviews() > 0);
        return switch (recording.reviews().size()) {
            case 0 -> PRELIMINARY;
            case 1 -> corrected ? AMENDED : FINAL;
            default -> AMENDED;
        };
    }

    DiagnosticReportStatus report() {
        return report;
    }

    ObservationStatus observation() {
        return observation;
    }
}
