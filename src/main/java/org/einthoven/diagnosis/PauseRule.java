package org.einthoven.diagnosis;

import java.util.List;
import org.einthoven.rhythm.RrInterval;

/** Pauses, the longest by its length. */
final class PauseRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        List<RrInterval> pauses = evidence.rhythm().pauses();
        if (pauses.isEmpty()) {
            return List.of();
        }
        double longest = pauses.stream().mapToDouble(RrInterval::ms).max().orElseThrow();
        String display = pauses.size() == 1
                ? "Pause of " + Wording.seconds(longest)
                : pauses.size() + " pauses, the longest " + Wording.seconds(longest);
        List<Double> starts =
                pauses.stream().map(pause -> pause.first().timeMs()).toList();
        return List.of(new Finding(
                FindingCode.PAUSE.code(),
                FindingCode.PAUSE,
                longest > Limit.LONG_PAUSE.value() ? display + " (critical: above 3 s)" : display,
                1,
                true,
                starts));
    }
}
