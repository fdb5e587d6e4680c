package org.einthoven.hl7v2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.RecordingKind;
import org.einthoven.measure.Measurements;
import org.einthoven.orders.OrderBook.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a message about a report says.
 *
 * @param id of the recording, and of its DiagnosticReport
 * @param version as {@link org.einthoven.archive.ReportVersions} counts
 * @param status P, F, C or, of a recording that was entered in error, X: HL7 tables 0123 (OBR-25) and 0085 (OBX-11) agree
 *     on these
 * @param subject the reference to the patient as it was sent; null where there was none
 * @param patient the patient whom that names; null for one who is not known here
 * @param order the one that the recording was made for
 * @param recordedAt null where the sender did not say
 * @param statedAt when it was read, or signed
 * @param reviewer who signed last; null for a report that nobody signed
 * @param statements those that stand, in the words of the report
 * @param comment of the reviewer, empty for none
 * @param page the report as PDF
 */
record Report(
        String id,
        int version,
        String status,
        RecordingKind kind,
        @Nullable String subject,
        @Nullable KnownPatient patient,
        Optional<Numbers> order,
        @Nullable Instant recordedAt,
        Instant statedAt,
        @Nullable String reviewer,
        Measurements measurements,
        List<String> statements,
        String comment,
        Optional<byte[]> page) {

    Report {
        statements = List.copyOf(statements);
    }
}
