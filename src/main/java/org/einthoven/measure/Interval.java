package org.einthoven.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.einthoven.delineation.Fiducial;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of the cardiac cycle, each measured over all leads from the earliest onset to the latest offset (CSE
 * Working Party 1985). The bounds are what a heart can do; a value outside them is a mark gone wrong and not counted.
 */
enum Interval {
    P(20, 250, 0.5, cycle -> cycle.p() == null ? Double.NaN : cycle.p().durationMs()),
    PR(60, 500, 0.5, cycle -> between(cycle.p(), cycle.qrs(), Fiducial::onsetMs)),
    QRS(30, 300, 0.25, cycle -> cycle.qrs() == null ? Double.NaN : cycle.qrs().durationMs()),
    QT(150, 750, 0.25, cycle -> between(cycle.qrs(), cycle.t(), Fiducial::offsetMs));

    /** Fewer beats than this carry no interval, unless the recording has only {@link #FEWEST_BEATS} and both carry it. */
    private static final int ENOUGH_BEATS = 3;

    private static final int FEWEST_BEATS = 2;

    private final double shortestMs;
    private final double longestMs;
    private final double smallestShare;
    private final ToDoubleFunction<CardiacCycle> measure;

    /**
     * @param smallestShare of the beats in which both ends must have been found. Half for what needs a P wave: where most
     *     beats have none, the few that were found are not to be believed
     * @param measure NaN where one end is missing
     */
    Interval(double shortestMs, double longestMs, double smallestShare, ToDoubleFunction<CardiacCycle> measure) {
        this.shortestMs = shortestMs;
        this.longestMs = longestMs;
        this.smallestShare = smallestShare;
        this.measure = measure;
    }

    /** Of one beat, in ms; NaN where an end is missing or the value impossible. */
    double ofBeat(CardiacCycle cycle) {
        double ms = measure.applyAsDouble(cycle);
        return ms >= shortestMs && ms <= longestMs ? ms : Double.NaN;
    }

    /** The values of those {@code cycles} that have both ends, or none if too few have. */
    double[] ofEach(List<CardiacCycle> cycles) {
        double[] values = cycles.stream()
                .mapToDouble(this::ofBeat)
                .filter(ms -> !Double.isNaN(ms))
                .toArray();
        int needed = Math.max(FEWEST_BEATS, Math.min(ENOUGH_BEATS, cycles.size()));
        boolean enough = values.length >= Math.max(needed, smallestShare * cycles.size());
        return enough ? values : new double[0];
    }

    /** The median over {@code cycles}, in ms; empty if too few have both ends. */
    OptionalDouble median(List<CardiacCycle> cycles) {
        double[] values = ofEach(cycles);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    private static double between(@Nullable Fiducial from, @Nullable Fiducial to, ToDoubleFunction<Fiducial> end) {
        return from == null || to == null ? Double.NaN : end.applyAsDouble(to) - from.onsetMs();
    }
}
