package org.einthoven.print;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.ecg.Recording;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measurements;
import org.jspecify.annotations.Nullable;

/**
 * All that stands on the page.
 *
 * @param recordingId of the recording, which is also its report's
 * @param version of the report: 1 is the reading, each signature makes the next
 * @param patient name, or what is known in its place
 * @param patientNote sex, date of birth and identifier as far as they are known
 * @param takenAt when it was recorded, or received where {@code timeStated} is false
 * @param origin what is known of the page that it was taken from; empty for a recording that was not taken from paper
 * @param doubts what speaks against how that page was read, in words; mostly none
 * @param reviewer who signed; null for a reading that nobody signed
 * @param statedAt when it was signed, or read
 * @param statements those that stand, in the words of the report; why there are none where it was not read
 * @param comment of the reviewer, empty for none
 * @param waveformSha256 over the samples as they were exchanged: the {@code data} of each channel, joined by newlines
 * @param pages where people reach the pages; null where that is not known
 */
public record PrintedReport(
        String recordingId,
        int version,
        String patient,
        String patientNote,
        Instant takenAt,
        boolean timeStated,
        String origin,
        List<String> doubts,
        @Nullable String reviewer,
        Instant statedAt,
        List<String> statements,
        String comment,
        Measurements measurements,
        List<ModelRef> models,
        Recording recording,
        String waveformSha256,
        @Nullable URI pages) {

    public PrintedReport {
        doubts = List.copyOf(doubts);
        statements = List.copyOf(statements);
        models = List.copyOf(models);
    }

    /**
     * A short code of what was said of which samples, by whom and when: 60 bits of a SHA-256 hash. A page with another code than the server gives for this version is not of what was signed; the
     * words on a page with the right code are still to be held against the record, since a code can be copied.
     */
    public CheckCode checkCode() {
        String said = String.join(
                "\n",
                recordingId,
                String.valueOf(version),
                String.valueOf(reviewer),
                statedAt.toString(),
                waveformSha256,
                String.join("\n", statements),
                comment);
        return CheckCode.of(DigestUtils.sha256(said));
    }

    /** Where it is held against the record; empty where the server does not know how people reach it. */
    Optional<String> checkAddress() {
        return Optional.ofNullable(pages)
                .map(address -> address.resolve("/check?code=" + checkCode()).toString());
    }
}
