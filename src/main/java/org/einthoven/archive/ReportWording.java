package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.diagnosis.Diagnosis;

/** What a report says in plain words, wherever it is given out as text. */
public final class ReportWording {

    /** Why there is no reading, what stands after {@code review}, and what no statement is made of. */
    public static List<String> statements(StoredRecording recording, StoredReading reading, ReviewContent review) {
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
