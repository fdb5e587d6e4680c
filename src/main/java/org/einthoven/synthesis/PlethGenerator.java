package org.einthoven.synthesis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.Noise;

/**
 * Makes photoplethysmograms whose every pulse is known: height and interval breathe, the shape is one person's. The
 * same recipe and seed give the same pleth.
 */
public final class PlethGenerator {

    /** The truth is looked for on a grid of 1 ms. */
    private static final double STEP_MS = 1;

    private PlethGenerator() {}

    public static GeneratedPleth generate(PlethRecipe recipe, Duration duration, SampleRate rate, long seed) {
        Random random = new Random(seed);
        List<Foot> feet = feet(recipe, duration.toMillis(), random);
        List<TruePulse> pulses = new ArrayList<>();
        for (int i = 2; i < feet.size() - 2; i++) {
            pulses.add(PulseTruth.of(feet.subList(i - 2, i + 3), STEP_MS));
        }
        int length = rate.samplesIn(duration);
        pulses.removeIf(pulse -> pulse.offsetMs() < 0 || pulse.onsetMs() > rate.msAt(length));
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) Foot.sum(feet, rate.msAt(i));
        }
        for (Noise kind : Noise.values()) {
            double rms = recipe.noise().getOrDefault(kind, 0.0);
            if (rms > 0) {
                float[] noise = kind.generate(length, rate, random);
                for (int i = 0; i < length; i++) {
                    values[i] += (float) (rms * noise[i]);
                }
            }
        }
        return new GeneratedPleth(new Pleth(rate, Samples.copyOf(values)), pulses);
    }

    /** Where pulses begin, from three before the recording to three after it. */
    private static List<Foot> feet(PlethRecipe recipe, double durationMs, Random random) {
        double meanMs = 60_000 / recipe.ratePerMin();
        double breathMs = 3000 + 2000 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        List<Foot> feet = new ArrayList<>();
        double ms = -meanMs * (3 + random.nextDouble());
        while (ms < durationMs + 3 * meanMs) {
            double breath = Math.sin(2 * Math.PI * ms / breathMs + phase);
            double swing = breath + Math.sqrt(0.5) * clipped(random);
            double intervalMs = Math.max(270, meanMs * (1 + recipe.irregularity() * swing));
            double height = 1 + 0.06 * breath + 0.02 * clipped(random);
            // a short interval fills the heart less
            height *= Math.min(1.15, Math.pow(intervalMs / meanMs, 0.4));
            feet.add(new Foot(ms, new PulseShape(height, recipe.stiffness(), intervalMs)));
            ms += intervalMs;
        }
        return feet;
    }

    private static double clipped(Random random) {
        return Math.max(-2.5, Math.min(2.5, random.nextGaussian()));
    }
}
