package org.einthoven.registry;

import java.util.List;
import java.util.Locale;
import org.einthoven.statistics.Interval;
import org.einthoven.statistics.PairedAuc;
import org.einthoven.statistics.PairedCounts;

/**
 * How a version on trial does beside the active one on this site's signed readings.
 *
 * @param uncoded recordings left out, because the reader added something that is no finding of ours
 * @param lostCritical confirmed critical findings that the version does not state
 * @param closed why it may not be promoted, a sentence each; empty where it may
 */
public record GateResult(
        PairedCounts counts,
        int uncoded,
        List<Group> groups,
        List<Score> scores,
        int lostCritical,
        List<String> closed) {

    public GateResult {
        groups = List.copyOf(groups);
        scores = List.copyOf(scores);
        closed = List.copyOf(closed);
    }

    /** @param judged false where it has too few recordings to be judged */
    public record Group(String name, PairedCounts counts, boolean judged) {}

    /** @param code of the statement whose probabilities are compared */
    public record Score(String code, PairedAuc areas) {}

    public boolean isOpen() {
        return closed.isEmpty();
    }

    /** In a line, for the history. */
    public String summary() {
        if (counts.all() == 0) {
            return "no signed readings to compare on";
        }
        Interval difference = counts.difference();
        return String.format(
                Locale.ROOT,
                "on %d signed readings right in %d, before in %d, difference %.1f %% [%.1f to %.1f]",
                counts.all(),
                counts.newRight().of(),
                counts.oldRight().of(),
                100 * difference.value(),
                100 * difference.low(),
                100 * difference.high());
    }
}
