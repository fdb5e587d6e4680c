package org.einthoven.signal;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.SampleRate;

/**
 * What disturbs an ECG besides the heart, made by seed. Each kind gives a channel of mean square 1 that is added to a
 * clean one by {@link #mix}.
 */
public enum Noise implements NoiseSource {
    /** Breathing and slow drift: below 0.5 Hz. */
    BASELINE_WANDER {
        @Override
        float[] raw(int length, SampleRate rate, RandomGenerator random) {
            double breathHz = 0.15 + 0.2 * random.nextDouble();
            double phase = random.nextDouble() * 2 * Math.PI;
            float[] drift = low(white(length, random), rate, 0.2);
            float[] out = unit(drift);
            for (int i = 0; i < length; i++) {
                out[i] += (float) Math.sin(2 * Math.PI * breathHz * i / rate.hz() + phase);
            }
            return out;
        }
    },
    /** Muscle: white between 20 and 150 Hz (as far as the rate carries), in bursts. */
    MUSCLE {
        @Override
        float[] raw(int length, SampleRate rate, RandomGenerator random) {
            float[] out = ZeroPhaseFilter.lowPass(rate, 150).apply(white(length, random));
            if (rate.hz() > 60) {
                out = ZeroPhaseFilter.highPass(rate, 20).apply(out);
            }
            float[] effort = unit(low(white(length, random), rate, 0.7));
            for (int i = 0; i < length; i++) {
                out[i] *= (float) Math.exp(0.6 * effort[i]);
            }
            return out;
        }
    },
    /** Mains at 50 or 60 Hz with its third harmonic, slowly swelling. */
    MAINS {
        @Override
        float[] raw(int length, SampleRate rate, RandomGenerator random) {
            double hz = random.nextBoolean() ? 50 : 60;
            double phase = random.nextDouble() * 2 * Math.PI;
            double third = hz * 3 < rate.hz() / 2 ? 0.1 + 0.2 * random.nextDouble() : 0;
            float[] swell = unit(low(white(length, random), rate, 0.3));
            float[] out = new float[length];
            for (int i = 0; i < length; i++) {
                double angle = 2 * Math.PI * hz * i / rate.hz() + phase;
                out[i] = (float) ((Math.sin(angle) + third * Math.sin(3 * angle)) * (1 + 0.15 * swell[i]));
            }
            return out;
        }
    },
    /** Electrodes that are pushed or pulled: sudden shifts that creep back, looking like broad beats. */
    ELECTRODE_MOTION {
        @Override
        float[] raw(int length, SampleRate rate, RandomGenerator random) {
            double[] level = new double[length];
            double value = 0;
            double target = 0;
            for (int i = 0; i < length; i++) {
                if (random.nextDouble() < 1.2 / rate.hz()) {
                    target = random.nextGaussian();
                }
                value += (target - value) / (0.06 * rate.hz());
                target -= target / (0.5 * rate.hz());
                level[i] = value;
            }
            float[] hiss = unit(low(white(length, random), rate, 8));
            float[] out = new float[length];
            for (int i = 0; i < length; i++) {
                out[i] = (float) (level[i] + 0.1 * hiss[i]);
            }
            return out;
        }
    };

    abstract float[] raw(int length, SampleRate rate, RandomGenerator random);

    @Override
    public float[] generate(int length, SampleRate rate, RandomGenerator random) {
        // filters take a second to settle: that part is made and thrown away
        int settling = (int) Math.ceil(rate.hz());
        float[] longer = raw(length + 2 * settling, rate, random);
        return unit(Arrays.copyOfRange(longer, settling, settling + length));
    }

    /**
     * Adds noise, made or recorded, so that the ratio of the variances of {@code clean} and of what is added is
     * {@code snrDb}. A sample that is missing in either is missing in the sum.
     *
     * @param noise at least as long as {@code clean}, at the same rate
     */
    public static float[] mix(float[] clean, float[] noise, double snrDb) {
        float[] used = Arrays.copyOf(noise, clean.length);
        if (noise.length < clean.length) {
            throw new IllegalArgumentException(
                    "noise of " + noise.length + " samples for a channel of " + clean.length);
        }
        double gain = Math.sqrt(variance(clean) / variance(used) / Math.pow(10, snrDb / 10));
        float[] out = new float[clean.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (clean[i] + (Double.isFinite(gain) ? gain * used[i] : 0));
        }
        return out;
    }

    private static float[] white(int length, RandomGenerator random) {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    private static float[] low(float[] values, SampleRate rate, double hz) {
        return ZeroPhaseFilter.lowPass(rate, hz).apply(values);
    }

    /** The same with mean 0 and mean square 1; zeros where nothing moves. */
    static float[] unit(float[] values) {
        double mean = mean(values);
        double deviation = Math.sqrt(variance(values));
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = deviation == 0 ? 0 : (float) ((values[i] - mean) / deviation);
        }
        return out;
    }

    private static double mean(float[] values) {
        double sum = 0;
        int present = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += value;
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    private static double variance(float[] values) {
        double mean = mean(values);
        double sum = 0;
        int present = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                sum += (value - mean) * (value - mean);
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }
}
