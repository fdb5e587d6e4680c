package org.einthoven.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What criteria say of that which a model states.
 *
 * @param met those that say the same; empty where none does
 * @param open those that could not be judged
 * @param all how many there are
 */
record Agreement(List<FindingCode> met, List<FindingCode> open, int all) {

    Agreement {
        met = List.copyOf(met);
        open = List.copyOf(open);
    }

    /** @param criteria those of our findings that say the same */
    static Agreement of(Set<FindingCode> criteria, List<Finding> byCriteria) {
        return new Agreement(
                among(criteria, byCriteria.stream().map(Finding::code).toList()),
                among(
                        criteria,
                        byCriteria.stream()
                                .flatMap(finding -> finding.notJudged().stream())
                                .toList()),
                criteria.size());
    }

    private static List<FindingCode> among(Set<FindingCode> criteria, List<FindingCode> codes) {
        return codes.stream().filter(criteria::contains).distinct().toList();
    }

    boolean isMet() {
        return !met.isEmpty();
    }

    /** Such as {@code criteria agree: T wave inversion}; that none is met is said of those that were judged only. */
    String inWords() {
        if (isMet()) {
            return "criteria agree: " + names(met);
        }
        if (open.isEmpty()) {
            return "no criterion is met";
        }
        return open.size() == all ? "criteria not judged" : "no criterion is met, but not judged: " + names(open);
    }

    /** The names of findings within a sentence. */
    static String names(Collection<FindingCode> codes) {
        return codes.stream().map(FindingCode::display).map(Wording::inSentence).collect(Collectors.joining(", "));
    }
}
