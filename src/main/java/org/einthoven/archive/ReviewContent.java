package org.einthoven.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Finding;

/**
 * What a review says.
 *
 * @param decisions at most one a finding; an unflagged finding without one stands, though nobody confirmed it
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

    /** As it is kept. */
    public static ReviewContent parse(String json) {
        return StoredJson.read(json, ReviewContent.class);
    }

    public Optional<FindingDecision> decision(String findingId) {
        return decisions.stream()
                .filter(decision -> decision.findingId().equals(findingId))
                .findFirst();
    }

    /**
     * What is left of it once the reading has changed: a finding that says something else now, or is not there any more, is
     * not decided. Words of one's own stay, as a further statement where their finding is gone.
     */
    ReviewContent after(ReadingDocument before, ReadingDocument now) {
        List<FindingDecision> left = new ArrayList<>();
        List<String> statements = new ArrayList<>(added);
        for (FindingDecision decision : decisions) {
            String words = decision.changedText();
            boolean gone = now.finding(decision.findingId()).isEmpty();
            if (gone && words != null) {
                statements.add(words);
            } else if (!gone && (words != null || before.saysTheSame(decision.findingId(), now))) {
                left.add(decision);
            }
        }
        return new ReviewContent(left, statements, comment);
    }

    /** What it states: the findings that stand, in the words that the reviewer chose, flagged ones first; then its own. */
    public List<String> statements(ReadingDocument reading) {
        Stream<String> standing = reading.findingsFlaggedFirst().stream().flatMap(finding -> decision(finding.id())
                .map(decision -> stated(finding, decision))
                .orElseGet(() -> Stream.of(finding.display())));
        return Stream.concat(standing, added.stream()).toList();
    }

    private static Stream<String> stated(Finding finding, FindingDecision decision) {
        return switch (decision.verdict()) {
            case CONFIRMED -> Stream.of(finding.display());
            case CHANGED -> Stream.ofNullable(decision.changedText());
            case REJECTED -> Stream.empty();
        };
    }
}
