package org.einthoven.diagnosis.criterion;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * What came of a condition, in Kleene's logic of three values.
 *
 * @param holds null where it cannot be told
 * @param comparisons that made it hold; empty where it does not
 * @param leads in which a search found it; empty for a condition that names its leads
 * @param missing what would have been needed to tell
 */
record Outcome(@Nullable Boolean holds, List<Comparison> comparisons, List<LeadName> leads, Set<String> missing) {

    static final Outcome FALSE = new Outcome(false, List.of(), List.of(), Set.of());

    Outcome {
        comparisons = List.copyOf(comparisons);
        leads = List.copyOf(leads);
        missing = Set.copyOf(missing);
    }

    static Outcome unknown(Set<String> missing) {
        return new Outcome(null, List.of(), List.of(), missing);
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(holds);
    }

    boolean isFalse() {
        return Boolean.FALSE.equals(holds);
    }

    /** Holds where all hold; all comparisons are kept. */
    static Outcome all(List<Outcome> outcomes) {
        if (outcomes.stream().anyMatch(Outcome::isFalse)) {
            return FALSE;
        }
        Set<String> missing = missingOf(outcomes);
        return outcomes.stream().allMatch(Outcome::isTrue) ? together(outcomes) : unknown(missing);
    }

    /** Holds where one holds: the first is kept. */
    static Outcome any(List<Outcome> outcomes) {
        return held(outcomes).stream().findFirst().orElseGet(() -> noneOf(outcomes));
    }

    /** Holds where one holds: all that do are kept. */
    static Outcome anywhere(List<Outcome> outcomes) {
        List<Outcome> held = held(outcomes);
        return held.isEmpty() ? noneOf(outcomes) : together(held);
    }

    private static Outcome noneOf(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(Outcome::isFalse) ? FALSE : unknown(missingOf(outcomes));
    }

    static List<Outcome> held(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::isTrue).toList();
    }

    static Outcome together(List<Outcome> held) {
        List<Comparison> comparisons = held.stream()
                .flatMap(outcome -> outcome.comparisons().stream())
                .distinct()
                .toList();
        List<LeadName> leads = held.stream()
                .flatMap(outcome -> outcome.leads().stream())
                .distinct()
                .toList();
        return new Outcome(true, comparisons, leads, Set.of());
    }

    static Set<String> missingOf(List<Outcome> outcomes) {
        Set<String> missing = new TreeSet<>();
        outcomes.forEach(outcome -> missing.addAll(outcome.missing()));
        return missing;
    }
}
