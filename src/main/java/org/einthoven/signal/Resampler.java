package org.einthoven.signal;

import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Takes a channel from one sample rate to another by a windowed-sinc kernel: no delay, amplitude kept, anti-aliased on
 * the way down. Sample k of the result is the signal at the time {@code k / to}, and there are
 * {@code round(n * to / from)} of them. Flat up to 0.34 of the lower rate, down by more than 50 dB at half of it.
 * A result is missing (NaN) where the nearest input sample is missing; its neighbours are computed as if the gap were
 * a straight line. Immutable; worth keeping for all leads of a recording.
 */
public final class Resampler {

    /** Zero crossings of the sinc on either side: the kernel's length in samples of the lower rate. */
    private static final int HALF_WIDTH = 10;

    /** Kaiser window for 53 dB of stop band: beta = 0.1102 (A - 8.7) (Kaiser 1974). */
    private static final double KAISER_BETA = 0.1102 * (53 - 8.7);

    private static final double KAISER_PEAK = besselI0(KAISER_BETA);

    /** Half amplitude in parts of the lower rate: the window's transition (width 0.156) ends at one half. */
    private static final double CUTOFF = 0.5 - 0.156 / 2;

    /** Most kernels kept for one pair of rates; beyond, the nearest phase is taken (error below 1/1000 sample). */
    private static final int MAX_PHASES = 512;

    private final double step;
    private final int phases;
    private final int reach;

    /** One row of {@code 2 * reach + 1} weights a phase; the last row is the first one, a whole sample later. */
    private final double[][] kernels;

    /** The kernel where only whole samples are hit; null where the ratio of the rates is no whole number. */
    private final @Nullable Decimation decimation;

    private Resampler(double step, int phases) {
        this.step = step;
        this.phases = phases;
        double lowerRate = Math.min(1, 1 / step);
        this.reach = (int) Math.ceil(HALF_WIDTH / lowerRate);
        this.kernels = new double[phases + 1][];
        for (int phase = 0; phase <= phases; phase++) {
            kernels[phase] = kernel((double) phase / phases, lowerRate, reach);
        }
        this.decimation = phases == 1 && step > 1 ? new Decimation(kernels[0], 1, (int) Math.rint(step)) : null;
    }

    public static Resampler between(SampleRate from, SampleRate to) {
        double step = from.hz() / to.hz();
        return new Resampler(step, phasesFor(step));
    }

    public Samples apply(Samples samples) {
        return Samples.copyOf(apply(samples.toArray()));
    }

    public float[] apply(float[] values) {
        if (step == 1) {
            return values.clone();
        }
        int length = (int) Math.round(values.length / step);
        float[] out = new float[length];
        double[] padded = Bridge.span(values, reach + 1);
        if (decimation != null && padded.length > 0) {
            return decimated(decimation.apply(padded, length), values);
        }
        for (int k = 0; k < length; k++) {
            double position = k * step;
            int nearest = Math.min((int) Math.rint(position), values.length - 1);
            out[k] = Float.isNaN(values[nearest]) ? Float.NaN : (float) at(padded, position);
        }
        return out;
    }

    private float[] decimated(double[] sums, float[] values) {
        float[] out = new float[sums.length];
        int stride = (int) Math.rint(step);
        for (int k = 0; k < out.length; k++) {
            out[k] = Float.isNaN(values[k * stride]) ? Float.NaN : (float) sums[k];
        }
        return out;
    }

    private double at(double[] padded, double position) {
        int whole = (int) position;
        double[] kernel = kernels[(int) Math.rint((position - whole) * phases)];
        int start = whole + 1;
        // four sums at once: one would wait for each addition in turn
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < kernel.length - 3; i += 4) {
            a += kernel[i] * padded[start + i];
            b += kernel[i + 1] * padded[start + i + 1];
            c += kernel[i + 2] * padded[start + i + 2];
            d += kernel[i + 3] * padded[start + i + 3];
        }
        for (; i < kernel.length; i++) {
            a += kernel[i] * padded[start + i];
        }
        return a + b + (c + d);
    }

    /** Weights of the input samples {@code -reach .. reach} around the whole sample before the position. */
    private static double[] kernel(double phase, double lowerRate, int reach) {
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double distance = (i - reach - phase) * lowerRate;
            weights[i] = sinc(2 * CUTOFF * distance) * kaiser(distance / HALF_WIDTH);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** As many phases as the ratio of the rates really has, if these are few. */
    private static int phasesFor(double step) {
        for (int denominator = 1; denominator <= MAX_PHASES; denominator++) {
            double scaled = step * denominator;
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-9 * scaled) {
                return denominator;
            }
        }
        return (int) Math.ceil(MAX_PHASES / Math.max(1, step));
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : besselI0(KAISER_BETA * Math.sqrt(1 - x * x)) / KAISER_PEAK;
    }

    /** Modified Bessel function of order 0 by its power series. */
    private static double besselI0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
