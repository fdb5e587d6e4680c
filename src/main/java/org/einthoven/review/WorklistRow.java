package org.einthoven.review;

import java.util.List;
import java.util.Optional;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.WorklistEntry;
import org.jspecify.annotations.Nullable;

/**
 * One line of the worklist as it is shown.
 *
 * @param patientNote what stands below the name: year of birth, or the reference of a patient who is not known here
 * @param rate empty where not measurable
 * @param first the first finding, or statement of what was signed; empty for none
 * @param asFound whether that is in the words of the models, which have names in other languages; a reader's own are shown as
 *     they are
 * @param more how many findings follow
 * @param state how far the review is
 * @param reason why it was not read; null where it was, or where a cardiologist read it
 * @param printed whether it was taken from paper
 * @param unsureLeads whose trace on paper somebody should look at, such as {@code V1, V2}; empty for none
 * @param doubted whether something speaks against how the paper was read
 * @param flagged whether it is still to be looked at
 * @param place why it stands where it does; null for what is signed
 * @param claim who reads it just now
 * @param veiled whether the reading is not to be seen by who is to read it by themselves first
 * @param readers how many have read it by themselves, where two are to; 0 once it is signed
 */
public record WorklistRow(
        String id,
        String patient,
        boolean patientKnown,
        String patientNote,
        String kind,
        String rate,
        String first,
        boolean asFound,
        int more,
        Times.Moment taken,
        StateBadge state,
        @Nullable String reason,
        boolean printed,
        String unsureLeads,
        boolean doubted,
        boolean flagged,
        @Nullable PlaceReason place,
        ClaimView claim,
        int readers,
        boolean veiled) {

    static WorklistRow of(WorklistEntry entry, String reader, Times times) {
        Phrases phrases = times.phrases();
        List<String> findings = entry.findings();
        return new WorklistRow(
                entry.recordingId().toString(),
                entry.patientKnown() ? String.valueOf(entry.patientName()) : phrases.unknownPatient(),
                entry.patientKnown(),
                patientNote(entry, phrases),
                entry.kind().name(),
                Numbers.whole(entry.heartRateBpm()),
                findings.isEmpty() ? "" : findings.get(0),
                entry.isFirstAsFound(),
                Math.max(0, findings.size() - 1),
                times.of(entry.takenAt()),
                StateBadge.of(entry.status(), entry.reviewState(), entry.reviewer(), phrases),
                entry.isSigned() && !findings.isEmpty() ? null : entry.reason(),
                entry.printed(),
                String.join(", ", entry.unsureLeads()),
                !entry.doubts().isEmpty(),
                entry.flagged() && !entry.isSigned(),
                entry.isSigned() ? null : PlaceReason.of(entry.waiting(), entry.receivedAt(), times),
                ClaimView.of(Optional.ofNullable(entry.claim()), reader, times),
                entry.isSigned() ? 0 : entry.readers(),
                isVeiled(entry));
    }

    private static boolean isVeiled(WorklistEntry entry) {
        return entry.kind() == RecordingKind.ECG
                && entry.status() == ReadingStatus.REPORTED
                && !entry.isSigned()
                && !entry.uncovered();
    }

    /** As a reader sees it who reads first: without what was found, and with how urgent it is. */
    WorklistRow withoutReading() {
        return !veiled
                ? this
                : new WorklistRow(
                        id,
                        patient,
                        patientKnown,
                        patientNote,
                        kind,
                        "",
                        "",
                        false,
                        0,
                        taken,
                        state,
                        reason,
                        printed,
                        unsureLeads,
                        doubted,
                        false,
                        place == null ? null : place.withoutReason(),
                        claim,
                        readers,
                        true);
    }

    private static String patientNote(WorklistEntry entry, Phrases phrases) {
        if (entry.patientKnown()) {
            return entry.birthDate() == null ? "" : phrases.born(entry.birthDate());
        }
        return entry.subject() == null ? phrases.noReference() : entry.subject();
    }
}
