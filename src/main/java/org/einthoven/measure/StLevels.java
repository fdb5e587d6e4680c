package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the ST segment in one lead, in mV against the PR baseline, at the J point and later; null where they were
 * not measured.
 *
 * @param basis null where they were read off the representative beat
 */
record StLevels(
        @Nullable Double jMv,
        @Nullable Double j40Mv,
        @Nullable Double j60Mv,
        @Nullable Double j80Mv,
        @Nullable StBasis basis) {

    /** The PR baseline, and that of the P wave, is the mean over this time just before the wave. */
    static final double BASELINE_MS = 16;

    /** A level is the mean over this time around its instant, so that noise does not make it. */
    private static final double LEVEL_MS = 8;

    /** The instants at which it is measured, in ms from the J point. */
    private static final double[] AFTER_J_MS = {0, 40, 60, 80};

    /** Of the representative beat, in which {@code qrs} lies. */
    static StLevels of(Potentials beat, Extent qrs) {
        double baseline = baseline(beat, qrs.onsetMs());
        return of(after -> level(beat, qrs.offsetMs() + after) - baseline, null);
    }

    /**
     * Of a lead that was recorded for a part of the time: the mean over its beats. The baseline runs straight from each
     * beat's own PR baseline to the next one's, since no filter can tell wander from waves in so short a time.
     *
     * @param lead as it was recorded, unfiltered
     * @param onsetsMs of the QRS complexes of all leads, also of those that this lead does not show
     * @param qrsMs their duration
     */
    static StLevels inPart(Potentials lead, double[] onsetsMs, double qrsMs) {
        double[] shown = Arrays.stream(onsetsMs)
                .filter(ms -> !Double.isNaN(baseline(lead, ms)))
                .toArray();
        List<double[]> beats = new ArrayList<>();
        for (int beat = 0; beat < shown.length; beat++) {
            double onset = shown[beat];
            double baseline = baseline(lead, onset);
            double drift = driftMvPerMs(lead, shown, beat);
            double[] levels = Arrays.stream(AFTER_J_MS)
                    .map(after -> qrsMs + after)
                    .map(later -> level(lead, onset + later) - baseline - drift * (later + BASELINE_MS / 2))
                    .toArray();
            if (Arrays.stream(levels).noneMatch(Double::isNaN)) {
                beats.add(levels);
            }
        }
        double[] means = new double[AFTER_J_MS.length];
        double variance = 0;
        for (int i = 0; i < means.length; i++) {
            int instant = i;
            double[] values =
                    beats.stream().mapToDouble(levels -> levels[instant]).toArray();
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            means[i] = mean;
            variance +=
                    Arrays.stream(values).map(mv -> (mv - mean) * (mv - mean)).sum() / (values.length - 1);
        }
        Double error = beats.size() < 2 ? null : (Double) Math.sqrt(variance / means.length / beats.size());
        return of(after -> means[Arrays.binarySearch(AFTER_J_MS, after)], new StBasis(beats.size(), error));
    }

    /** How the baseline drifts after a beat: towards the next beat's, or as it came from the last one's. */
    private static double driftMvPerMs(Potentials lead, double[] onsetsMs, int beat) {
        if (onsetsMs.length < 2) {
            return 0;
        }
        double from = onsetsMs[Math.min(beat, onsetsMs.length - 2)];
        double to = onsetsMs[Math.min(beat, onsetsMs.length - 2) + 1];
        return (baseline(lead, to) - baseline(lead, from)) / (to - from);
    }

    private static StLevels of(DoubleUnaryOperator levelMv, @Nullable StBasis basis) {
        Double[] mv = Arrays.stream(AFTER_J_MS)
                .map(levelMv)
                .mapToObj(level -> Double.isNaN(level) ? null : level)
                .toArray(Double[]::new);
        return new StLevels(mv[0], mv[1], mv[2], mv[3], basis);
    }

    static double baseline(Potentials potentials, double onsetMs) {
        return potentials.mean(onsetMs - BASELINE_MS, onsetMs);
    }

    private static double level(Potentials potentials, double ms) {
        return potentials.mean(ms - LEVEL_MS / 2, ms + LEVEL_MS / 2);
    }
}
