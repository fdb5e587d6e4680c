package org.einthoven.fhir;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReviewContent;
import org.einthoven.inference.ModelRef;
import org.einthoven.reading.AbstentionReason;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report is rendered from.
 *
 * @param id the recording's id, which is its Observation's id
 * @param source the Observation that brought it; its samples are not needed
 * @param status of the reading, never pending
 * @param reason why it was not read; null for one that was
 * @param reviews the signed ones, the first version first
 */
record ReadRecording(
        String id,
        RecordingKind kind,
        Observation source,
        List<String> unknownLeads,
        ReadingStatus status,
        @Nullable String reason,
        ReadingDocument reading,
        Instant readAt,
        List<SignedReview> reviews) {

    private static final Set<AbstentionReason> AFTER_MODELS =
            EnumSet.of(AbstentionReason.NO_BEATS, AbstentionReason.OUT_OF_DISTRIBUTION);

    /** One signed version of a review. */
    record SignedReview(int version, String reviewer, Instant signedAt, ReviewContent content) {}

    ReadRecording {
        unknownLeads = List.copyOf(unknownLeads);
        reviews = List.copyOf(reviews);
        if (status == ReadingStatus.PENDING) {
            throw new IllegalArgumentException("recording " + id + " is not read yet");
        }
    }

    /** What stands today: the last signed version. */
    Optional<SignedReview> review() {
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.get(reviews.size() - 1));
    }

    /** The report's version: 1 when it was read, one more for each signature. */
    int version() {
        return 1 + reviews.size();
    }

    /** All that was known when the report was at {@code version}; empty where it never was. */
    Optional<ReadRecording> at(int version) {
        return version < 1 || version > version()
                ? Optional.empty()
                : Optional.of(new ReadRecording(
                        id,
                        kind,
                        source,
                        unknownLeads,
                        status,
                        reason,
                        reading,
                        readAt,
                        reviews.subList(0, version - 1)));
    }

    /** Those that were asked: none where the signal's own check ended the reading. */
    List<ModelRef> models() {
        AbstentionReason abstention = reading.abstention();
        return abstention == null || AFTER_MODELS.contains(abstention) ? reading.models() : List.of();
    }

    /** When the report came to say what it says. */
    Instant updatedAt() {
        return review().map(SignedReview::signedAt).orElse(readAt);
    }
}
