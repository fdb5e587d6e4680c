package org.einthoven.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the worklist.
 *
 * @param patientName null where the patient is not known here
 * @param subject the reference to the patient as it was sent
 * @param birthDate as FHIR writes it: YYYY, YYYY-MM or YYYY-MM-DD
 * @param takenAt when it was recorded, or received where the sender did not say
 * @param reason why it was abstained from or rejected
 * @param flagged whether the reading asks for a look, signed or not
 * @param findings what the findings say, flagged ones first; once signed, what the newest signed review states
 * @param found what the findings of the models say, signed or not
 * @param reviewer who wrote or signed the latest review
 * @param claim who reads it just now; null for nobody
 * @param readers how many have read it independently of one another
 * @param uncovered whether who asks has read it by themselves, broken the glass over it, or seen the machine's reading before
 * @param printed whether it was taken from paper
 * @param unsureLeads whose trace on paper somebody should look at
 * @param doubts what speaks against how the paper was read, in words
 */
public record WorklistEntry(
        UUID recordingId,
        RecordingKind kind,
        @Nullable String patientName,
        @Nullable String subject,
        @Nullable String birthDate,
        Instant takenAt,
        Instant receivedAt,
        ReadingStatus status,
        @Nullable String reason,
        boolean flagged,
        @Nullable Double heartRateBpm,
        List<String> findings,
        List<String> found,
        ReviewState reviewState,
        @Nullable String reviewer,
        Waiting waiting,
        @Nullable Claim claim,
        int readers,
        boolean uncovered,
        boolean printed,
        List<String> unsureLeads,
        List<String> doubts) {
    public WorklistEntry {
        findings = List.copyOf(findings);
        found = List.copyOf(found);
        unsureLeads = List.copyOf(unsureLeads);
        doubts = List.copyOf(doubts);
    }

    public boolean isSigned() {
        return reviewState == ReviewState.SIGNED || reviewState == ReviewState.AMENDED;
    }

    /** Whether the first of the findings stands as the models said it, and not in a reader's own words. */
    public boolean isFirstAsFound() {
        return !findings.isEmpty() && found.contains(findings.get(0));
    }

    public boolean patientKnown() {
        return patientName != null;
    }
}
