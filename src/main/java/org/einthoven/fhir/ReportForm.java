package org.einthoven.fhir;

import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredRecording;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DiagnosticReport;

/** The report on paper: a Binary whose id names the report and its version, made when it is asked for. */
final class ReportForm {

    static final String CONTENT_TYPE = "application/pdf";

    private static final Pattern NAMED = Pattern.compile("(.{36})-report-(\\d{1,6})");

    /** Which page is meant. */
    record Name(UUID recordingId, int version) {}

    private ReportForm() {}

    /** Names the page in the report, where there is something that can be drawn. */
    static void attach(StoredRecording recording, DiagnosticReport report) {
        boolean drawn = recording.kind == RecordingKind.PPG || recording.leads.length > 0;
        if (!drawn || recording.withdrawn) {
            return;
        }
        String version = report.getMeta().getVersionId();
        Date issued = report.getIssued();
        report.addPresentedForm(new Attachment()
                .setContentType(CONTENT_TYPE)
                .setLanguage("en")
                .setUrl("Binary/" + recording.id + "-report-" + version)
                .setTitle("Report, version " + version)
                .setCreation(issued));
    }

    /** What a Binary's id means; empty for an id of another shape. */
    static Optional<Name> named(String id) {
        Matcher matcher = NAMED.matcher(id);
        return matcher.matches()
                ? DerivedIds.recordingOf(matcher.group(1))
                        .map(recording -> new Name(recording, Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
