package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.einthoven.diagnosis.Diagnosis;

/** What a report says in plain words, wherever it is given out as text. */
public final class ReportWording {

    /** What is left to say of a recording that was entered in error. */
    public static final String WITHDRAWN = "Withdrawn: the recording was entered in error.";

    /** Said of a report whose review rests on a reading in which something was changed. */
    public static final String EDITED =
            "Waves, beats or intervals were changed by the reader; what follows from them was" + " computed anew.";

    /**
     * Why there is no reading, what stands after {@code review}, and what no statement is made of.
     *
     * @param review empty for what the models alone say
     */
    public static List<String> statements(StoredRecording recording, StoredReading reading, Optional<Review> review) {
        if (recording.withdrawn) {
            return List.of(WITHDRAWN);
        }
        List<String> statements = new ArrayList<>();
        if (reading.reason != null) {
            statements.add("Not read: " + reading.reason);
        }
        ReadingDocument document = document(reading, review);
        statements.addAll(
                review.map(Review::content).orElse(ReviewContent.EMPTY).statements(document));
        review.filter(Review::isEdited).ifPresent(edited -> statements.add(EDITED));
        if (recording.unknownLeads.length > 0) {
            statements.add("Leads not analysed: " + String.join(", ", recording.unknownLeads));
        }
        if (recording.kind == RecordingKind.ECG && reading.status == ReadingStatus.REPORTED) {
            statements.add(Diagnosis.NOT_JUDGED);
        }
        return statements;
    }

    /** The reading that a report rests on. */
    public static ReadingDocument document(StoredReading reading, Optional<Review> review) {
        return review.map(signed -> signed.reading(reading.document())).orElseGet(reading::document);
    }

    private ReportWording() {}
}
