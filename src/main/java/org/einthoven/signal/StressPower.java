package org.einthoven.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * Powers of ECG and noise as the MIT-BIH Noise Stress Test Database takes them (Moody, Muldrow and Mark 1984; PhysioNet's
 * {@code nst}): that of a lead is an eighth of the square of its QRS complexes' height, as if they were sines; that of the
 * noise the square of its effective value; of both the highest and the lowest twentieth are left out of the mean.
 */
public final class StressPower {

    /** How far from an R peak its complex is measured. */
    private static final double HALF_QRS_MS = 50;

    private static final double TRIMMED = 0.05;

    /** The effective value of noise is taken over one such piece after the other. */
    private static final double PIECE_MS = 1000;

    private StressPower() {}

    /** The factor to add noise by, so that the ratio of both powers is {@code snrDb}; 0 where there is no signal. */
    public static double gain(double signalPower, double noisePower, double snrDb) {
        return noisePower == 0 ? 0 : Math.sqrt(signalPower / (noisePower * Math.pow(10, snrDb / 10)));
    }

    /**
     * @param rPeaksMs at least one
     * @return in mV²
     */
    public static double ofSignal(Samples lead, SampleRate rate, double[] rPeaksMs) {
        double height = trimmedMean(Arrays.stream(rPeaksMs).map(ms -> height(lead, rate, ms)));
        return height * height / 8;
    }

    private static double height(Samples samples, SampleRate rate, double ms) {
        int from = (int) Math.max(0, Math.round(rate.indexAt(ms - HALF_QRS_MS)));
        int to = (int) Math.min(samples.length() - 1, Math.round(rate.indexAt(ms + HALF_QRS_MS)));
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i <= to; i++) {
            lowest = Math.min(lowest, samples.at(i));
            highest = Math.max(highest, samples.at(i));
        }
        return highest - lowest;
    }

    /**
     * @param noise in mV, a second or more
     * @return in mV²
     */
    public static double ofNoise(Samples noise, SampleRate rate) {
        int piece = (int) Math.round(rate.indexAt(PIECE_MS));
        List<Double> effective = new ArrayList<>();
        for (int from = 0; from + piece <= noise.length(); from += piece) {
            double sum = 0;
            double squares = 0;
            for (int i = from; i < from + piece; i++) {
                sum += noise.at(i);
                squares += noise.at(i) * noise.at(i);
            }
            effective.add(Math.sqrt(Math.max(0, squares / piece - sum * sum / piece / piece)));
        }
        double mean = trimmedMean(effective.stream().mapToDouble(Double::doubleValue));
        return mean * mean;
    }

    private static double trimmedMean(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int left = (int) (TRIMMED * sorted.length);
        return Arrays.stream(sorted, left, sorted.length - left).average().orElseThrow();
    }
}
