package org.einthoven.beat;

import java.util.Arrays;

/**
 * How a beat lies among its neighbours: what the model is told of the rhythm. Intervals are measured by the median of
 * the past ones, so that the future of a recording, but for the one interval after the beat, plays no part; only the
 * first beats are measured by the first intervals of the recording, as they have no past.
 */
final class RhythmContext {

    /** Figures per beat. */
    static final int FEATURES = 6;

    /** Intervals by which a beat is measured. */
    private static final int PAST = 16;

    /** Intervals at the begin of a recording that stand for a past. */
    private static final int LEARNING = 8;

    /** Beyond e^1.5, some 4.5 times, an interval tells no more. */
    private static final double LIMIT = 1.5;

    private static final double TYPICAL_PER_MINUTE = 75;
    private static final double SPREAD_PER_MINUTE = 40;

    private final double[] timesMs;
    private final double[] usualMs;

    /** @param timesMs R peaks, ascending */
    RhythmContext(double[] timesMs) {
        this.timesMs = timesMs;
        this.usualMs = new double[timesMs.length];
        double[] intervals = new double[Math.max(0, timesMs.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = timesMs[i + 1] - timesMs[i];
        }
        for (int beat = 0; beat < timesMs.length; beat++) {
            int to = Math.min(intervals.length, Math.max(beat, LEARNING));
            int from = Math.max(0, Math.min(beat, to) - PAST);
            usualMs[beat] = from < to ? QrsEnvelope.median(Arrays.copyOfRange(intervals, from, to)) : 800;
        }
    }

    int beats() {
        return timesMs.length;
    }

    /** How early the beat comes: its interval over the usual one; 1 where it has none. */
    double prematurity(int beat) {
        return before(beat) / usualMs[beat];
    }

    /**
     * Interval before and after over the usual one, after over before, before over the one before that (all as natural
     * logarithms), the usual rate, and how irregular the last beats were.
     */
    float[] features(int beat) {
        double irregularity = 0;
        int to = Math.min(timesMs.length - 1, Math.max(beat, LEARNING));
        int from = Math.max(1, Math.min(beat, to) - PAST);
        for (int b = from + 1; b <= to; b++) {
            irregularity += Math.abs(logRatio(before(b), before(b - 1))) / (to - from);
        }
        return new float[] {
            (float) (2 * logRatio(before(beat), usualMs[beat])),
            (float) (2 * logRatio(after(beat), usualMs[beat])),
            (float) (2 * logRatio(after(beat), before(beat))),
            (float) (2 * logRatio(before(beat), beat > 0 ? before(beat - 1) : before(beat))),
            (float) ((60_000 / usualMs[beat] - TYPICAL_PER_MINUTE) / SPREAD_PER_MINUTE),
            (float) (5 * irregularity)
        };
    }

    private double before(int beat) {
        return beat > 0 ? timesMs[beat] - timesMs[beat - 1] : usualMs[beat];
    }

    private double after(int beat) {
        return beat + 1 < timesMs.length ? timesMs[beat + 1] - timesMs[beat] : usualMs[beat];
    }

    private static double logRatio(double a, double b) {
        return Math.max(-LIMIT, Math.min(LIMIT, Math.log(Math.max(1, a) / Math.max(1, b))));
    }
}
