package org.einthoven.fhir;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.ReportVersions;
import org.einthoven.archive.ReviewContent;
import org.einthoven.inference.ModelRef;
import org.einthoven.reading.AbstentionReason;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report is rendered from.
 *
 * @param id the recording's id, which is its Observation's id
 * @param source the Observation that brought it; its samples are not needed
 * @param status of the reading, never pending
 * @param reason why it was not read; null for one that was
 * @param machine what the models read; {@link #reading} is what stands
 * @param reviews the signed ones, the first version first
 * @param corrections of the recording since it was read, the first one first
 */
record ReadRecording(
        String id,
        RecordingKind kind,
        Observation source,
        List<String> unknownLeads,
        ReadingStatus status,
        @Nullable String reason,
        ReadingDocument machine,
        Instant readAt,
        List<SignedReview> reviews,
        List<Corrected> corrections) {

    private static final Set<AbstentionReason> AFTER_MODELS =
            EnumSet.of(AbstentionReason.NO_BEATS, AbstentionReason.MODEL_FAILED);

    /**
     * One signed version of a review.
     *
     * @param edited the reading with what readers changed; null where it rests on what the models read
     * @param edits what was changed since the version before
     */
    record SignedReview(
            int version,
            String reviewer,
            Instant signedAt,
            ReviewContent content,
            @Nullable ReadingDocument edited,
            EditLog edits) {

        /** One that rests on what the models read. */
        SignedReview(int version, String reviewer, Instant signedAt, ReviewContent content) {
            this(version, reviewer, signedAt, content, null, new EditLog(List.of()));
        }
    }

    /**
     * One correction.
     *
     * @param reviews how many were signed by then
     * @param by the account that made it
     * @param before the Observation as it was until then
     */
    record Corrected(int reviews, Instant at, String by, Observation before) {}

    ReadRecording {
        unknownLeads = List.copyOf(unknownLeads);
        reviews = List.copyOf(reviews);
        corrections = List.copyOf(corrections);
        if (status == ReadingStatus.PENDING) {
            throw new IllegalArgumentException("recording " + id + " is not read yet");
        }
    }

    /** One that was never corrected. */
    ReadRecording(
            String id,
            RecordingKind kind,
            Observation source,
            List<String> unknownLeads,
            ReadingStatus status,
            @Nullable String reason,
            ReadingDocument machine,
            Instant readAt,
            List<SignedReview> reviews) {
        this(id, kind, source, unknownLeads, status, reason, machine, readAt, reviews, List.of());
    }

    /** Whether its sender says that it was entered in error. */
    boolean isWithdrawn() {
        return source.getStatus() == ObservationStatus.ENTEREDINERROR;
    }

    ReportVersions versions() {
        return new ReportVersions(
                reviews.size(), corrections.stream().map(Corrected::reviews).toList());
    }

    /** What stands today: the last signed version. */
    Optional<SignedReview> review() {
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.get(reviews.size() - 1));
    }

    /** The reading that the report rests on. */
    ReadingDocument reading() {
        return readings().get(reviews.size());
    }

    /** What the models read, then what each signed version rests on. */
    List<ReadingDocument> readings() {
        return Stream.concat(
                        Stream.of(machine),
                        reviews.stream().map(review -> Objects.requireNonNullElse(review.edited(), machine)))
                .toList();
    }

    /** The same report resting on another reading that was given out. */
    ReadRecording on(ReadingDocument other) {
        return new ReadRecording(
                id,
                kind,
                source,
                unknownLeads,
                status,
                reason,
                other,
                readAt,
                reviews.stream()
                        .map(review -> new SignedReview(
                                review.version(), review.reviewer(), review.signedAt(), review.content()))
                        .toList(),
                corrections);
    }

    /** The report's version. */
    int version() {
        return versions().last();
    }

    /** All that was known when the report was at {@code version}; empty where it never was. */
    Optional<ReadRecording> at(int version) {
        ReportVersions versions = versions();
        if (!versions.has(version)) {
            return Optional.empty();
        }
        int corrected = versions.correctionsIn(version);
        return Optional.of(new ReadRecording(
                id,
                kind,
                corrected < corrections.size() ? corrections.get(corrected).before() : source,
                unknownLeads,
                status,
                reason,
                machine,
                readAt,
                reviews.subList(0, versions.reviewsIn(version)),
                corrections.subList(0, corrected)));
    }

    /** Those that were asked: none where the signal's own check ended the reading. */
    List<ModelRef> models() {
        AbstentionReason abstention = machine.abstention();
        return abstention == null || AFTER_MODELS.contains(abstention)
                ? reading().models()
                : List.of();
    }

    /** When the report came to say what it says. */
    Instant updatedAt() {
        return versions().isCorrection(version())
                ? corrections.get(corrections.size() - 1).at()
                : review().map(SignedReview::signedAt).orElse(readAt);
    }
}
