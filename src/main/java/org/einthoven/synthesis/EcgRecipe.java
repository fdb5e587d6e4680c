package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.signal.Noise;

/**
 * What a generated ECG shall show.
 *
 * @param ratePerMin mean ventricular rate of the basic rhythm, 30 to 220
 * @param block bundle branch block of all beats but ventricular ectopic ones
 * @param prMs PR interval at rest; it shortens with the rate
 * @param qtcMs QT interval by Fridericia
 * @param noiseMv root mean square of each kind of noise in each electrode, in mV
 */
public record EcgRecipe(
        Rhythm rhythm,
        double ratePerMin,
        Block block,
        StElevation stElevation,
        double prMs,
        double qtcMs,
        Map<Noise, Double> noiseMv) {

    /** Conduction below the atria. */
    public enum Block {
        NONE,
        LEFT_BUNDLE_BRANCH,
        RIGHT_BUNDLE_BRANCH
    }

    public EcgRecipe {
        if (!(ratePerMin >= 30 && ratePerMin <= 220)) {
            throw new IllegalArgumentException("rate must be 30 to 220/min, was " + ratePerMin);
        }
        if (!(prMs >= 90 && prMs <= 400 && qtcMs >= 300 && qtcMs <= 600)) {
            throw new IllegalArgumentException("no heart has PR " + prMs + " ms and QTc " + qtcMs + " ms");
        }
        noiseMv = Map.copyOf(noiseMv);
    }

    /** A healthy heart with the little noise that no recording is without. */
    public static EcgRecipe of(Rhythm rhythm, double ratePerMin) {
        return new EcgRecipe(
                rhythm,
                ratePerMin,
                Block.NONE,
                StElevation.NONE,
                160,
                405,
                Map.of(Noise.BASELINE_WANDER, 0.02, Noise.MUSCLE, 0.004));
    }

    /** Any of what can be generated, for training: half of it is plain sinus rhythm. */
    public static EcgRecipe random(RandomGenerator random) {
        Rhythm[] rhythms = Rhythm.values();
        Rhythm rhythm = random.nextBoolean() ? Rhythm.SINUS : rhythms[random.nextInt(rhythms.length)];
        double fastest = rhythm == Rhythm.SINUS ? 170 : rhythm == Rhythm.ATRIAL_FIBRILLATION ? 150 : 110;
        double rate = 40 + (fastest - 40) * Math.pow(random.nextDouble(), 1.3);
        Block[] blocks = Block.values();
        StElevation[] elevations = StElevation.values();
        return of(rhythm, rate)
                .withBlock(random.nextInt(5) == 0 ? blocks[random.nextInt(blocks.length)] : Block.NONE)
                .withStElevation(
                        random.nextInt(5) == 0 ? elevations[random.nextInt(elevations.length)] : StElevation.NONE)
                .withPrMs(random.nextInt(8) == 0 ? 205 + 90 * random.nextDouble() : 125 + 70 * random.nextDouble())
                .withQtcMs(350 + 130 * random.nextDouble())
                .withNoise(Noise.BASELINE_WANDER, 0.1 * random.nextDouble())
                .withNoise(Noise.MUSCLE, 0.03 * random.nextDouble() * random.nextDouble());
    }

    public EcgRecipe withBlock(Block value) {
        return new EcgRecipe(rhythm, ratePerMin, value, stElevation, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withStElevation(StElevation value) {
        return new EcgRecipe(rhythm, ratePerMin, block, value, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withPrMs(double value) {
        return new EcgRecipe(rhythm, ratePerMin, block, stElevation, value, qtcMs, noiseMv);
    }

    public EcgRecipe withQtcMs(double value) {
        return new EcgRecipe(rhythm, ratePerMin, block, stElevation, prMs, value, noiseMv);
    }

    /** With this root mean square of one kind of noise, in mV; the other kinds stay. */
    public EcgRecipe withNoise(Noise kind, double rmsMv) {
        Map<Noise, Double> noise = new EnumMap<>(Noise.class);
        noise.putAll(noiseMv);
        noise.put(kind, rmsMv);
        return new EcgRecipe(rhythm, ratePerMin, block, stElevation, prMs, qtcMs, noise);
    }

    public EcgRecipe withoutNoise() {
        return new EcgRecipe(rhythm, ratePerMin, block, stElevation, prMs, qtcMs, Map.of());
    }
}
