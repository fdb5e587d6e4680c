package org.einthoven.archive;

import java.util.stream.Collectors;
import org.einthoven.diagnosis.Finding;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** When a review is complete enough to be signed. */
final class Decisions {
    private Decisions() {}

    /** @throws FaultException {@link Fault#UNKNOWN_FINDING} for a decision on what the reading does not find */
    static void requireKnown(ReadingDocument reading, ReviewContent content) {
        content.decisions().stream()
                .filter(decision -> reading.finding(decision.findingId()).isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    throw FaultException.of(Fault.UNKNOWN_FINDING, unknown.findingId());
                });
    }

    /** A flagged finding must be decided by hand. An unflagged one may be left: it stands, and nobody confirmed it. */
    static void requireComplete(ReadingDocument reading, ReviewContent content) {
        String missing = reading.findings().stream()
                .filter(Finding::flagged)
                .filter(finding -> content.decision(finding.id()).isEmpty())
                .map(Finding::display)
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw FaultException.of(Fault.UNDECIDED_FINDINGS, missing);
        }
    }
}
