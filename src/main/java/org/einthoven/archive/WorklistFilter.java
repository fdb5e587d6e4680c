package org.einthoven.archive;

import org.einthoven.diagnosis.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings to list; null stands for any.
 *
 * @param text must begin one of the patient's names, be one of their identifiers, or be part of the reference that was
 *     sent; a whole reference to a patient means that one
 */
public record WorklistFilter(
        @Nullable ReadingStatus status,
        @Nullable ReviewState reviewState,
        @Nullable RecordingKind kind,
        @Nullable Priority priority,
        @Nullable ClaimedBy claimed,
        @Nullable String text) {
    public static final WorklistFilter ALL = new WorklistFilter(null, null, null, null, null, null);

    /** @param reader null for nobody */
    public record ClaimedBy(@Nullable String reader) {}

    public static WorklistFilter of(String text) {
        return new WorklistFilter(null, null, null, null, null, text);
    }
}
