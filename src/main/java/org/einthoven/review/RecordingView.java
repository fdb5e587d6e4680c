package org.einthoven.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.StoredReading;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything on a recording's page.
 *
 * @param reason why it was not read; null where it was or is not yet
 * @param checkCodes of the printed report of each signed version, by the review's version
 * @param beat null where there were too few beats alike
 * @param review null while the recording is not read
 * @param readers how far first and second reading are; null while the recording is not read
 * @param own what the reader ticks before seeing the machine's reading; null where that is shown
 * @param ownSaid what the reader said before seeing it; empty for nothing
 * @param narration {@link Narration}
 * @param edits null where nothing can be changed: of a pleth, and of what was not read
 * @param pulse what a pleth shows; null for others, and where it shows none
 * @param holter what a long ECG comes to; null for others
 * @param aside what the worklist says of it and of its neighbours
 */
public record RecordingView(
        RecordingHead head,
        boolean pending,
        @Nullable String reason,
        List<MeasurementRow> measurements,
        List<LeadRow> leads,
        List<StatementRow> statements,
        List<QualityRow> quality,
        List<ModelRef> models,
        Map<Integer, String> checkCodes,
        @Nullable BeatView beat,
        @Nullable ReviewView review,
        @Nullable TwoReaders readers,
        @Nullable OwnForm own,
        List<String> ownSaid,
        List<String> narration,
        @Nullable EditView edits,
        @Nullable PulseView pulse,
        @Nullable HolterView holter,
        WorklistAside aside) {

    /** What a reader sees of it who is to read it before seeing what the machine says. */
    static RecordingView blind(RecordingHead head, WorklistAside aside) {
        return unread(head, false, OwnForm.ECG, aside);
    }

    static RecordingView pending(RecordingHead head, WorklistAside aside) {
        return unread(head, true, null, aside);
    }

    private static RecordingView unread(
            RecordingHead head, boolean pending, @Nullable OwnForm own, WorklistAside aside) {
        return new RecordingView(
                head, pending, null, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), null, null, null,
                own, List.of(), List.of(), null, null, null, aside);
    }

    /** @param subject whom reference ranges are chosen for */
    static RecordingView of(
            RecordingHead head,
            Subject subject,
            StoredReading stored,
            ShownReading shown,
            Times times,
            Map<Integer, String> checkCodes,
            ReviewView review,
            TwoReaders readers,
            List<String> ownSaid,
            @Nullable PulseView pulse,
            @Nullable HolterView holter,
            Phrasebook book,
            WorklistAside aside) {
        ReadingDocument reading = shown.now();
        boolean editable = stored.reason == null && head.isEcg();
        return new RecordingView(
                head,
                false,
                stored.reason,
                stored.reason == null ? MeasurementRow.of(shown, head.isEcg(), subject) : List.of(),
                reading.measurements().leads().stream().map(LeadRow::of).toList(),
                StatementRow.of(reading.statements(), reading.findings()),
                QualityRow.of(reading.quality(), head.isEcg()),
                reading.models(),
                checkCodes,
                BeatView.of(reading, book).orElse(null),
                review,
                readers,
                null,
                ownSaid,
                Narration.of(reading, times.phrases(), book),
                editable ? EditView.of(shown, review.editable() && readers.mayChangeMarks(), times) : null,
                pulse,
                holter,
                aside);
    }

    public PlaceReason place() {
        return aside.place();
    }

    /** Whether it stands out because of what it may show, and is not signed. */
    public boolean isCritical() {
        return aside.critical();
    }

    /** Who reads it just now; null where it is not open. */
    public @Nullable ClaimView claim() {
        return aside.claim();
    }

    /** Id of the open recording that follows in the worklist; null for none. */
    public @Nullable String next() {
        return aside.next();
    }

    public boolean isOvertaken() {
        return aside.overtaken();
    }

    /** Id of the recording after whose signature this one was opened; null for none. */
    public @Nullable String signedBefore() {
        return aside.signedBefore();
    }

    /** Empty where nothing of the recording can be printed. */
    public String checkCode(int reviewVersion) {
        return checkCodes.getOrDefault(reviewVersion, "");
    }

    public List<String> leadColumns() {
        return LeadRow.COLUMNS;
    }

    /** Why the classifier is not believed, or less, though it has spoken; null where it is. */
    public @Nullable String classifierDoubt() {
        return Optional.ofNullable(review).stream()
                .flatMap(shown -> shown.findings().stream())
                .filter(finding -> Stream.of(FindingCode.values())
                        .filter(FindingCode::doubtsClassifier)
                        .anyMatch(code -> code.code().equals(finding.id())))
                .map(FindingRow::display)
                .findFirst()
                .orElse(null);
    }

    /** The statements that the learned classifier or a criterion makes. */
    public List<StatementRow> statementsSaid() {
        return statements.stream().filter(StatementRow::said).toList();
    }

    public List<StatementRow> statementsNotSaid() {
        return statements.stream().filter(row -> !row.said()).toList();
    }

    public String notJudged() {
        return Diagnosis.NOT_JUDGED;
    }

    /** Whether there is something on the trace that a legend must explain. */
    public boolean isReported() {
        return Optional.ofNullable(review)
                .filter(shown -> !shown.findings().isEmpty())
                .isPresent();
    }
}
