package org.einthoven.signal;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;

/**
 * How much an ECG lead sounds like noise instead of heartbeats: a logistic score of four ratios, none of which changes
 * with the gain. Heartbeats stand out of the QRS band (5 to 25 Hz), much alike, over little hiss and little wander.
 */
final class EcgNoise {

    /** Rate at which the ratios are taken: carries the hiss up to 85 Hz. */
    static final SampleRate RATE = new SampleRate(250);

    /** A window holds at least one heartbeat at 30/min. */
    static final int WINDOW = 500;

    /** What is harmless anyway, as shares of the amplitude in the QRS band: less than this says nothing more. */
    private static final double HARMLESS_SPREAD = 0.05;

    private static final double HARMLESS_HISS = 0.001;
    private static final double HARMLESS_WANDER = 0.2;

    /** Log of the share from which hiss counts more: seen in 1 % of readable records. */
    private static final double LOUD_HISS = -4;

    /**
     * Weights of the logistic regression that tells label "~" (too noisy) from N, A and O on the development records
     * of PhysioNet/CinC Challenge 2017 (ids not divisible by 5), with both sides weighted alike. Zero lies where the
     * score calls 2 % of N, A and O noisy.
     */
    private static final double BIAS = 10.705 - 2.42;

    private static final double STANDING_OUT = -2.548;
    private static final double UNLIKE = 1.393;
    private static final double HISS = 0.579;
    private static final double DROWNED = 0.649;
    private static final double WANDER = 1.368;

    private static final ZeroPhaseFilter QRS_BAND = ZeroPhaseFilter.bandPass(RATE, 5, 25);
    private static final ZeroPhaseFilter HIGHS = ZeroPhaseFilter.highPass(RATE, 40);
    private static final ZeroPhaseFilter LOWS = ZeroPhaseFilter.lowPass(RATE, 1);

    private final float[] qrsBand;
    private final float[] hiss;
    private final float[] wander;

    /** @param values one lead at {@link #RATE} */
    EcgNoise(float[] values) {
        qrsBand = QRS_BAND.apply(values);
        hiss = HIGHS.apply(values);
        wander = LOWS.apply(values);
    }

    /**
     * Log odds of noise, 0 at the threshold; negative is clean.
     *
     * @param starts first samples of the windows to look at; at least one
     */
    double logOdds(int[] starts) {
        double[] peaks = over(starts, start -> highest(qrsBand, start));
        double[] standing = over(starts, start -> highest(qrsBand, start) / (medianOf(qrsBand, start) + 1e-9));
        double amplitude = Quantiles.of(peaks, 0.5) + 1e-9;
        double hissLevel = Quantiles.of(over(starts, start -> medianOf(hiss, start)), 0.5);
        double wanderRange = Quantiles.of(over(starts, start -> Stretches.range(wander, start, start + WINDOW)), 0.5);
        double hissLog = Math.log(hissLevel / amplitude + HARMLESS_HISS);
        double spread = Quantiles.of(peaks, 0.9) - Quantiles.of(peaks, 0.1);
        return BIAS
                + STANDING_OUT * Math.log(Math.max(1, Quantiles.of(standing, 0.1)))
                + UNLIKE * Math.log(spread / amplitude + HARMLESS_SPREAD)
                + HISS * hissLog
                + DROWNED * Math.max(0, hissLog - LOUD_HISS)
                + WANDER * Math.log(wanderRange / amplitude + HARMLESS_WANDER);
    }

    private static double[] over(int[] starts, IntToDoubleFunction value) {
        return IntStream.of(starts).mapToDouble(value).toArray();
    }

    private static double highest(float[] values, int start) {
        float highest = 0;
        for (int i = start; i < end(values, start); i++) {
            float magnitude = Math.abs(values[i]);
            highest = magnitude > highest ? magnitude : highest;
        }
        return highest;
    }

    private static double medianOf(float[] values, int start) {
        double[] magnitudes = new double[WINDOW];
        int count = 0;
        for (int i = start; i < end(values, start); i++) {
            if (!Float.isNaN(values[i])) {
                magnitudes[count++] = Math.abs(values[i]);
            }
        }
        return Quantiles.ofScratch(magnitudes, count, 0.5);
    }

    private static int end(float[] values, int start) {
        return Math.min(values.length, start + WINDOW);
    }
}
