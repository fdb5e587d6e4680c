package org.einthoven.archive;

import java.time.Instant;
import org.einthoven.diagnosis.Priority;
import org.einthoven.diagnosis.Triage;
import org.jspecify.annotations.Nullable;

/**
 * Why a recording stands where it does in the worklist.
 *
 * @param dueAt when it should have been looked at; null until it is read
 * @param reason {@link Triage#reason}
 * @param doubt {@link Triage#doubt}
 * @param acknowledgedAt when a cardiologist said to have seen that it is critical; null where nobody has
 */
public record Waiting(
        Priority priority,
        @Nullable Instant dueAt,
        String reason,
        String doubt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {

    /** Whether it stands above all others until somebody has seen it. */
    public boolean isCritical() {
        return priority == Priority.CRITICAL;
    }

    public static Waiting of(StoredRecording recording) {
        return new Waiting(
                recording.priority,
                recording.dueAt,
                recording.priorityReason,
                recording.doubt,
                recording.acknowledgedAt,
                recording.acknowledgedBy);
    }
}
