package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.inference.ModelRef;
import org.einthoven.print.PrintedReport;

/**
 * What the record says of a printed report.
 *
 * @param signer empty for a reading that nobody signed
 * @param patient as the record has the name today
 * @param patientNote sex, date of birth and identifier, as far as the record knows them today
 * @param comment of the reviewer, empty for none
 * @param current the version that stands today
 * @param withdrawn whether the recording was entered in error
 * @param altered whether the record gives another code for this version today
 * @param told whether its words are for who asks, who may have to read first
 */
public record CheckedReport(
        String code,
        String recordingId,
        int version,
        Optional<String> signer,
        Times.Moment stated,
        String patient,
        String patientNote,
        List<String> statements,
        String comment,
        String waveformSha256,
        List<ModelRef> models,
        int current,
        boolean withdrawn,
        boolean altered,
        boolean told) {

    public CheckedReport {
        statements = List.copyOf(statements);
        models = List.copyOf(models);
    }

    static CheckedReport of(
            String code,
            PrintedReport report,
            String patientNote,
            int current,
            boolean withdrawn,
            boolean told,
            Times times) {
        return new CheckedReport(
                code,
                report.recordingId(),
                report.version(),
                Optional.ofNullable(report.reviewer()),
                times.of(report.statedAt()),
                report.patient(),
                patientNote,
                report.statements(),
                report.comment(),
                report.waveformSha256(),
                report.models(),
                current,
                withdrawn,
                !report.checkCode().toString().equals(code),
                told);
    }

    public boolean isSigned() {
        return signer.isPresent();
    }

    public boolean isSuperseded() {
        return version < current;
    }

    /** Whether it is signed and stands as it was printed. */
    public boolean isValid() {
        return isSigned() && !isSuperseded() && !withdrawn && !altered;
    }
}
