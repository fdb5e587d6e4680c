package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.diagnosis.Diagnosis;

/** What a report says in plain words, wherever it is given out as text. */
public final class ReportWording {

    /** What is left to say of a recording that was entered in error. */
    public static final String WITHDRAWN = "Withdrawn: the recording was entered in error.";

    /** Why there is no reading, what stands after {@code review}, and what no statement is made of. */
    public static List<String> statements(StoredRecording recording, StoredReading reading, ReviewContent review) {
        if (recording.withdrawn) {
            return List.of(WITHDRAWN);
        }
        List<String> statements = new ArrayList<>();
        if (reading.reason != null) {
            statements.add("Not read: " + reading.reason);
        }
        statements.addAll(review.statements(reading.document()));
        if (recording.unknownLeads.length > 0) {
            statements.add("Leads not analysed: " + String.join(", ", recording.unknownLeads));
        }
        if (recording.kind == RecordingKind.ECG && reading.status == ReadingStatus.REPORTED) {
            statements.add(Diagnosis.NOT_JUDGED);
        }
        return statements;
    }

    private ReportWording() {}
}
