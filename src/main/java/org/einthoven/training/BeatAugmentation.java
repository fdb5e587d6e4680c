package org.einthoven.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.einthoven.beat.BeatFrames;

/**
 * Makes of a beat what it might have looked like elsewhere: with the electrodes the other way round, larger or smaller,
 * faster or slower, with the R peak a little aside, on a wandering baseline, in noise. The patient's usual beat is
 * changed alike, since it was recorded by the same electrodes.
 */
final class BeatAugmentation {

    private static final int LENGTH = BeatFrames.LENGTH;

    private static final double UPSIDE_DOWN = 0.3;

    /** How often the beat is seen along an axis between two leads. */
    private static final double TURNED = 0.5;

    /** Samples on either side of the R peak between which a beat's size is measured, as {@link BeatFrames} does. */
    private static final int QRS_REACH = 19;

    /** Where two leads leave less than this of a complex, they cancel out. */
    private static final double LEAST_SIZE = 0.3;

    /** How far the detector may be off, in samples of 8 ms. */
    private static final double SHIFT = 2;

    private static final double STRETCH = 0.1;
    private static final double GAIN = 0.25;
    private static final double RHYTHM_NOISE = 0.04;

    private BeatAugmentation() {}

    /** Writes [channels, samples] at {@code from}. */
    static void put(BeatExample example, RandomGenerator random, float[] out, int from) {
        float[] shapes = random.nextDouble() < TURNED ? turned(example, random) : example.shapes();
        double sign = random.nextDouble() < UPSIDE_DOWN ? -1 : 1;
        double stretch = 1 + STRETCH * (2 * random.nextDouble() - 1);
        double gain = sign * (1 + GAIN * (2 * random.nextDouble() - 1));
        double shift = SHIFT * random.nextGaussian() / 2;
        double noise = random.nextDouble() < 0.5 ? 0 : 0.12 * random.nextDouble();
        shape(shapes, 0, gain, stretch, shift, noise, random, out, from);
        double own = gain * (1 + 0.1 * random.nextGaussian());
        shape(shapes, LENGTH, own, stretch, SHIFT * random.nextGaussian() / 4, noise / 4, random, out, from);
        for (int f = 0; f < example.rhythm().length; f++) {
            float value = (float) (example.rhythm()[f] + RHYTHM_NOISE * random.nextGaussian());
            int start = from + (2 + f) * LENGTH;
            Arrays.fill(out, start, start + LENGTH, value);
        }
    }

    /** The beat as a lead between two leads would have seen it, in units of the usual beat's size there. */
    private static float[] turned(BeatExample example, RandomGenerator random) {
        double angle = Math.PI * (random.nextDouble() - 0.5);
        float[] turned = new float[2 * LENGTH];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (float) (Math.cos(angle) * example.shapes()[i] + Math.sin(angle) * example.elsewhere()[i]);
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = LENGTH + BeatFrames.BEFORE - QRS_REACH; i <= LENGTH + BeatFrames.BEFORE + QRS_REACH; i++) {
            low = Math.min(low, turned[i]);
            high = Math.max(high, turned[i]);
        }
        float size = high - low;
        if (size < LEAST_SIZE) {
            return example.shapes();
        }
        for (int i = 0; i < turned.length; i++) {
            turned[i] /= size;
        }
        return turned;
    }

    private static void shape(
            float[] shapes,
            int channel,
            double gain,
            double stretch,
            double shift,
            double noise,
            RandomGenerator random,
            float[] out,
            int from) {
        double wander = 0.15 * random.nextGaussian();
        double phase = 2 * Math.PI * random.nextDouble();
        double turns = random.nextDouble();
        double last = 0;
        for (int i = 0; i < LENGTH; i++) {
            double at = BeatFrames.BEFORE + (i - BeatFrames.BEFORE) * stretch + shift;
            double bounded = Math.max(0, Math.min(LENGTH - 1.001, at));
            int before = (int) bounded;
            double part = bounded - before;
            double value = shapes[channel + before] * (1 - part) + shapes[channel + before + 1] * part;
            // coloured noise: half of it is carried on from sample to sample
            last = 0.6 * last + noise * random.nextGaussian();
            double drift = channel == 0 ? wander * Math.sin(phase + turns * 2 * Math.PI * i / LENGTH) : 0;
            out[from + channel + i] = (float) (gain * value + drift + last);
        }
    }
}
