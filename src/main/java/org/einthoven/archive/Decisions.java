package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.diagnosis.Finding;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** When a review is complete enough to be signed. */
final class Decisions {
    private Decisions() {}

    /** The content with every unflagged finding decided: silence confirms it. A flagged one must be decided by hand. */
    static ReviewContent completed(ReadingDocument reading, ReviewContent content) {
        List<Finding> undecided = reading.findings().stream()
                .filter(finding -> content.decision(finding.id()).isEmpty())
                .toList();
        String missing = undecided.stream()
                .filter(Finding::flagged)
                .map(Finding::display)
                .collect(Collectors.joining("; "));
        if (!missing.isEmpty()) {
            throw FaultException.of(Fault.UNDECIDED_FINDINGS, missing);
        }
        List<FindingDecision> decisions = new ArrayList<>(content.decisions());
        undecided.forEach(finding -> decisions.add(new FindingDecision(finding.id(), Verdict.CONFIRMED, null)));
        return new ReviewContent(decisions, content.added(), content.comment());
    }
}
