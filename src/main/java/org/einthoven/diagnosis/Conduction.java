package org.einthoven.diagnosis;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.CardiacCycle;
import org.jspecify.annotations.Nullable;

/** Whether the waves of a beat show that it came to the ventricles from above. */
public final class Conduction {

    private Conduction() {}

    /**
     * Which beats have a P wave before them or a QRS complex that is not wide at this age; of the others nothing is known.
     *
     * @param cycles all beats with their waves
     */
    public static Predicate<Beat> seenIn(List<CardiacCycle> cycles, Subject subject) {
        double wideMs = ReferenceRange.wideQrs(subject).value();
        Set<Double> conducted = cycles.stream()
                .filter(cycle -> cycle.p() != null || isNarrow(cycle.qrs(), wideMs))
                .map(cycle -> cycle.beat().timeMs())
                .collect(Collectors.toSet());
        return beat -> conducted.contains(beat.timeMs());
    }

    private static boolean isNarrow(@Nullable Fiducial qrs, double wideMs) {
        return qrs != null && qrs.durationMs() < wideMs;
    }
}
