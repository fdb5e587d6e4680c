package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.rhythm.RrInterval;

/** Pauses, the longest by its length. */
final class PauseRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        List<RrInterval> pauses = evidence.rhythm().intervalsAbove(Limit.PAUSE.value());
        if (pauses.isEmpty()) {
            return List.of();
        }
        double longest = pauses.stream().mapToDouble(RrInterval::ms).max().orElseThrow();
        String display = pauses.size() == 1
                ? "Pause of " + Wording.seconds(longest)
                : pauses.size() + " pauses, the longest " + Wording.seconds(longest);
        List<Double> starts =
                pauses.stream().map(pause -> pause.first().timeMs()).toList();
        Comparison critical = Comparison.above("Longest RR interval", longest, Limit.LONG_PAUSE);
        Comparison pause = Comparison.above("Longest RR interval", longest, Limit.PAUSE);
        return List.of(Finding.of(
                        FindingCode.PAUSE,
                        critical.holds() ? display + " (critical: above 3 s)" : display,
                        true,
                        critical.holds() ? List.of(pause, critical) : List.of(pause))
                .at(starts));
    }
}
