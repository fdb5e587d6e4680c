package org.einthoven.registry;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.archive.ReviewContent;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;

/**
 * What a cardiologist's signed review makes true of a recording.
 *
 * @param present found by the reader's own word: confirmed, or added by its name
 * @param absent rejected
 * @param open changed into other words, or left standing without a word: for or against nobody
 * @param codeable false where something was added that is no finding of ours: then nobody's list can be complete
 */
public record Judgement(Set<FindingCode> present, Set<FindingCode> absent, Set<FindingCode> open, boolean codeable) {

    public Judgement {
        present = Set.copyOf(present);
        absent = Set.copyOf(absent);
        open = Set.copyOf(open);
    }

    /** @param shown the findings that the reader saw */
    public static Judgement of(List<Finding> shown, ReviewContent review) {
        Set<FindingCode> present = EnumSet.noneOf(FindingCode.class);
        Set<FindingCode> absent = EnumSet.noneOf(FindingCode.class);
        Set<FindingCode> open = EnumSet.noneOf(FindingCode.class);
        for (Finding finding : shown) {
            review.decision(finding.id())
                    .map(decision -> switch (decision.verdict()) {
                        case CONFIRMED -> present;
                        case REJECTED -> absent;
                        case CHANGED -> open;
                    })
                    .orElse(open)
                    .add(finding.code());
        }
        List<Optional<FindingCode>> added =
                review.added().stream().map(Judgement::named).toList();
        added.stream().flatMap(Optional::stream).forEach(present::add);
        absent.removeAll(present);
        open.removeAll(present);
        return new Judgement(present, absent, open, added.stream().allMatch(Optional::isPresent));
    }

    private static Optional<FindingCode> named(String statement) {
        return Stream.of(FindingCode.values())
                .filter(code -> code.display().equalsIgnoreCase(statement.strip()))
                .findFirst();
    }

    /**
     * Whether a list of findings agrees with it: all that is present, nothing that is absent, and nothing flagged beside
     * that.
     */
    boolean isMetBy(List<Finding> findings) {
        Set<FindingCode> stated = EnumSet.noneOf(FindingCode.class);
        findings.forEach(finding -> stated.add(finding.code()));
        return stated.containsAll(present)
                && findings.stream()
                        .noneMatch(finding -> absent.contains(finding.code())
                                || finding.flagged()
                                        && !present.contains(finding.code())
                                        && !open.contains(finding.code()));
    }
}
