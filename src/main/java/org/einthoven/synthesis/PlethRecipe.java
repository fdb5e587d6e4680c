package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.signal.Noise;

/**
 * What a generated pleth shall show. Its pulses are about 1 high.
 *
 * @param ratePerMin mean pulse rate, 30 to 220
 * @param irregularity coefficient of variation of the pulse interval: 0.03 at rest, 0.2 in atrial fibrillation
 * @param stiffness of the arteries: 0 has a clear dicrotic notch, 1 barely a shoulder
 * @param noise root mean square of each kind of noise, as a share of a pulse's height
 */
public record PlethRecipe(double ratePerMin, double irregularity, double stiffness, Map<Noise, Double> noise) {

    public PlethRecipe {
        if (!(ratePerMin >= 30 && ratePerMin <= 220)) {
            throw new IllegalArgumentException("rate must be 30 to 220/min, was " + ratePerMin);
        }
        if (!(irregularity >= 0 && irregularity <= 0.4 && stiffness >= 0 && stiffness <= 1)) {
            throw new IllegalArgumentException(
                    "irregularity must be 0 to 0.4 and stiffness 0 to 1, were " + irregularity + ", " + stiffness);
        }
        noise = Map.copyOf(noise);
    }

    /** A resting finger with the little noise that no recording is without. */
    public static PlethRecipe of(double ratePerMin) {
        return new PlethRecipe(ratePerMin, 0.03, 0.3, Map.of(Noise.BASELINE_WANDER, 0.08, Noise.MUSCLE, 0.004));
    }

    /** Any of what can be generated, for training. */
    public static PlethRecipe random(RandomGenerator random) {
        return of(40 + 120 * Math.pow(random.nextDouble(), 1.3))
                .withIrregularity(random.nextInt(6) == 0 ? 0.2 : 0.01 + 0.06 * random.nextDouble())
                .withStiffness(random.nextDouble())
                .withNoise(Noise.BASELINE_WANDER, 0.4 * random.nextDouble())
                .withNoise(Noise.MUSCLE, 0.03 * random.nextDouble() * random.nextDouble())
                .withNoise(Noise.ELECTRODE_MOTION, random.nextInt(4) == 0 ? 0.15 * random.nextDouble() : 0);
    }

    public PlethRecipe withIrregularity(double value) {
        return new PlethRecipe(ratePerMin, value, stiffness, noise);
    }

    public PlethRecipe withStiffness(double value) {
        return new PlethRecipe(ratePerMin, irregularity, value, noise);
    }

    /** With this much of one kind of noise; the other kinds stay. */
    public PlethRecipe withNoise(Noise kind, double rms) {
        Map<Noise, Double> changed = new EnumMap<>(Noise.class);
        changed.putAll(noise);
        changed.put(kind, rms);
        return new PlethRecipe(ratePerMin, irregularity, stiffness, changed);
    }

    public PlethRecipe withoutNoise() {
        return new PlethRecipe(ratePerMin, irregularity, stiffness, Map.of());
    }
}
