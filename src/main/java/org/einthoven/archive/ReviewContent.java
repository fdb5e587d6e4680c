package org.einthoven.archive;

import java.util.List;
import java.util.Optional;

/**
 * What a review says.
 *
 * @param decisions at most one a finding
 * @param added statements in the cardiologist's own words
 * @param comment free text, empty for none
 */
public record ReviewContent(List<FindingDecision> decisions, List<String> added, String comment) {
    public static final ReviewContent EMPTY = new ReviewContent(List.of(), List.of(), "");

    public ReviewContent {
        decisions = List.copyOf(decisions);
        added = List.copyOf(added);
        if (decisions.stream().map(FindingDecision::findingId).distinct().count() != decisions.size()) {
            throw new IllegalArgumentException("two decisions on one finding");
        }
    }

    public Optional<FindingDecision> decision(String findingId) {
        return decisions.stream()
                .filter(decision -> decision.findingId().equals(findingId))
                .findFirst();
    }
}
