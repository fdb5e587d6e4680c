package org.einthoven.synthesis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.einthoven.signal.Noise;

/**
 * What a generated ECG shall show.
 *
 * @param ratePerMin mean ventricular rate of the basic rhythm, 30 to 220
 * @param block bundle branch block of all beats but those that begin in the ventricles
 * @param prMs PR interval at rest; it shortens with the rate
 * @param qtcMs QT interval by Fridericia
 * @param noiseMv root mean square of each kind of noise in each electrode, in mV
 */
public record EcgRecipe(
        Rhythm rhythm,
        double ratePerMin,
        Block block,
        AvBlock avBlock,
        StDeviation st,
        Pacing pacing,
        double prMs,
        double qtcMs,
        Map<Noise, Double> noiseMv) {

    /** Conduction below the atria. */
    public enum Block {
        NONE,
        LEFT_BUNDLE_BRANCH,
        RIGHT_BUNDLE_BRANCH
    }

    /** Fluttering atria are not faster than this (ACC/AHA/HRS 2015: 250 to 330, and some to spare), a minute. */
    private static final double FASTEST_FLUTTER = 340;

    /** No AV node lets less than every fourth flutter wave through for long. */
    private static final int FEWEST_CONDUCTED = 4;

    /** Above this, in ms, a PR interval is an AV block of first degree (AHA/ACC/HRS 2009). */
    private static final double LONG_PR_MS = 200;

    /** What {@link #random} draws from: models were measured on its ECGs, so that it stays as it is. */
    private static final List<Rhythm> OF_THE_BEGINNING = List.of(
            Rhythm.SINUS,
            Rhythm.ATRIAL_FIBRILLATION,
            Rhythm.ATRIAL_ECTOPY,
            Rhythm.VENTRICULAR_ECTOPY,
            Rhythm.VENTRICULAR_COUPLETS,
            Rhythm.VENTRICULAR_BIGEMINY);

    private static final List<StDeviation> ELEVATIONS =
            List.of(StDeviation.NONE, StDeviation.ANTERIOR_ELEVATION, StDeviation.INFERIOR_ELEVATION);

    public EcgRecipe {
        if (!(ratePerMin >= 30 && ratePerMin <= 220)) {
            throw new IllegalArgumentException("rate must be 30 to 220/min, was " + ratePerMin);
        }
        if (!(prMs >= 90 && prMs <= 400 && qtcMs >= 300 && qtcMs <= 600)) {
            throw new IllegalArgumentException("no heart has PR " + prMs + " ms and QTc " + qtcMs + " ms");
        }
        if (avBlock != AvBlock.NONE && rhythm != Rhythm.SINUS) {
            throw new IllegalArgumentException("an AV block is generated in sinus rhythm only, not in " + rhythm);
        }
        if (avBlock == AvBlock.FIRST_DEGREE && prMs <= LONG_PR_MS) {
            throw new IllegalArgumentException("no AV block has a PR interval of " + prMs + " ms");
        }
        if (pacing != Pacing.NONE && (avBlock == AvBlock.WENCKEBACH || !canPace(rhythm, pacing))) {
            throw new IllegalArgumentException("no pacemaker stimulates " + pacing + " in " + rhythm + ", " + avBlock);
        }
        noiseMv = Map.copyOf(noiseMv);
    }

    /** In fibrillation and flutter a pacemaker leaves the atria alone; one that sees ventricular runs waits. */
    private static boolean canPace(Rhythm rhythm, Pacing pacing) {
        return rhythm == Rhythm.SINUS
                || pacing == Pacing.VENTRICULAR
                        && (rhythm == Rhythm.ATRIAL_FIBRILLATION || rhythm == Rhythm.ATRIAL_FLUTTER);
    }

    /** A healthy heart with the little noise that no recording is without. */
    public static EcgRecipe of(Rhythm rhythm, double ratePerMin) {
        return new EcgRecipe(
                rhythm,
                ratePerMin,
                Block.NONE,
                AvBlock.NONE,
                StDeviation.NONE,
                Pacing.NONE,
                160,
                405,
                Map.of(Noise.BASELINE_WANDER, 0.02, Noise.MUSCLE, 0.004));
    }

    /** Some of what can be generated: half of it is plain sinus rhythm. {@link WardRecipes} have the rest, too. */
    public static EcgRecipe random(RandomGenerator random) {
        Rhythm rhythm =
                random.nextBoolean() ? Rhythm.SINUS : OF_THE_BEGINNING.get(random.nextInt(OF_THE_BEGINNING.size()));
        double fastest = rhythm == Rhythm.SINUS ? 170 : rhythm == Rhythm.ATRIAL_FIBRILLATION ? 150 : 110;
        double rate = 40 + (fastest - 40) * Math.pow(random.nextDouble(), 1.3);
        Block[] blocks = Block.values();
        return of(rhythm, rate)
                .withBlock(random.nextInt(5) == 0 ? blocks[random.nextInt(blocks.length)] : Block.NONE)
                .withSt(random.nextInt(5) == 0 ? ELEVATIONS.get(random.nextInt(ELEVATIONS.size())) : StDeviation.NONE)
                .withPrMs(random.nextInt(8) == 0 ? 205 + 90 * random.nextDouble() : 125 + 70 * random.nextDouble())
                .withQtcMs(350 + 130 * random.nextDouble())
                .withNoise(Noise.BASELINE_WANDER, 0.1 * random.nextDouble())
                .withNoise(Noise.MUSCLE, 0.03 * random.nextDouble() * random.nextDouble());
    }

    public EcgRecipe withRate(double value) {
        return new EcgRecipe(rhythm, value, block, avBlock, st, pacing, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withBlock(Block value) {
        return new EcgRecipe(rhythm, ratePerMin, value, avBlock, st, pacing, prMs, qtcMs, noiseMv);
    }

    /** With each P wave conducted after {@code prMs}, more than 200 ms, at any rate. */
    public EcgRecipe withFirstDegreeBlock(double prMs) {
        return new EcgRecipe(rhythm, ratePerMin, block, AvBlock.FIRST_DEGREE, st, pacing, prMs, qtcMs, noiseMv);
    }

    /** With a PR interval that grows from {@link #prMs} on until a beat drops out, after every third to fifth P wave. */
    public EcgRecipe withWenckebach() {
        return new EcgRecipe(rhythm, ratePerMin, block, AvBlock.WENCKEBACH, st, pacing, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withSt(StDeviation value) {
        return new EcgRecipe(rhythm, ratePerMin, block, avBlock, value, pacing, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withPacing(Pacing value) {
        return new EcgRecipe(rhythm, ratePerMin, block, avBlock, st, value, prMs, qtcMs, noiseMv);
    }

    public EcgRecipe withPrMs(double value) {
        return new EcgRecipe(rhythm, ratePerMin, block, avBlock, st, pacing, value, qtcMs, noiseMv);
    }

    public EcgRecipe withQtcMs(double value) {
        return new EcgRecipe(rhythm, ratePerMin, block, avBlock, st, pacing, prMs, value, noiseMv);
    }

    /** With this root mean square of one kind of noise, in mV; the other kinds stay. */
    public EcgRecipe withNoise(Noise kind, double rmsMv) {
        Map<Noise, Double> noise = new EnumMap<>(Noise.class);
        noise.putAll(noiseMv);
        noise.put(kind, rmsMv);
        return withNoise(noise);
    }

    public EcgRecipe withoutNoise() {
        return withNoise(Map.of());
    }

    private EcgRecipe withNoise(Map<Noise, Double> value) {
        return new EcgRecipe(rhythm, ratePerMin, block, avBlock, st, pacing, prMs, qtcMs, value);
    }

    /** How many flutter waves there are to a beat: 1 to 4, as many as the atria can make at this rate. */
    public int flutterRatio() {
        return (int) Math.max(1, Math.min(FEWEST_CONDUCTED, Math.floor(FASTEST_FLUTTER / ratePerMin)));
    }

    /** Flutter waves a minute. */
    public double flutterPerMin() {
        return flutterRatio() * ratePerMin;
    }
}
