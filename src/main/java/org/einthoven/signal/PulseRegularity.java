package org.einthoven.signal;

import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;

/** How much a pleth repeats itself from pulse to pulse, which noise does not. */
final class PulseRegularity {

    static final SampleRate RATE = new SampleRate(50);

    /** Six seconds hold three pulses at 30/min. */
    private static final int WINDOW = 300;

    /** Pulse intervals from 0.27 s (220/min) to 2 s (30/min). */
    private static final int SHORTEST_LAG = 13;

    private static final int LONGEST_LAG = 100;

    private PulseRegularity() {}

    /**
     * Median over windows of the highest autocorrelation at the distance of one pulse: 1 for pulses all alike, about
     * 0.2 for noise of the same band.
     *
     * @param values a pleth at {@link #RATE}
     */
    static double of(float[] values) {
        float[] pulses = ZeroPhaseFilter.pulseBand(RATE).apply(values);
        int window = Math.min(WINDOW, pulses.length);
        double[] regularity = IntStream.range(0, Math.max(1, pulses.length / WINDOW))
                .mapToDouble(k -> inWindow(pulses, k * window, k * window + window))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return regularity.length == 0 ? 0 : Quantiles.of(regularity, 0.5);
    }

    /** Highest correlation after the first dip: next to lag 0 everything resembles itself. */
    private static double inWindow(float[] values, int from, int to) {
        double best = 0;
        boolean dipped = false;
        for (int lag = 4; lag <= Math.min(LONGEST_LAG, (to - from) / 2); lag++) {
            double correlation = correlation(values, from, to, lag);
            dipped = dipped || correlation < 0;
            if (Double.isNaN(correlation)) {
                return Double.NaN;
            }
            if (dipped && lag >= SHORTEST_LAG) {
                best = Math.max(best, correlation);
            }
        }
        return best;
    }

    private static double correlation(float[] values, int from, int to, int lag) {
        double product = 0;
        double early = 0;
        double late = 0;
        for (int i = from; i < to - lag; i++) {
            product += values[i] * values[i + lag];
            early += values[i] * values[i];
            late += values[i + lag] * values[i + lag];
        }
        return early == 0 || late == 0 ? 0 : product / Math.sqrt(early * late);
    }
}
