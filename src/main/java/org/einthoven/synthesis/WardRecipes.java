package org.einthoven.synthesis;

import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.signal.Noise;

/**
 * Hearts as wards have them, drawn by chance: every rhythm over its rates, blocks, pacemakers, injured walls. The shares
 * are chosen by hand: so that each kind is met often, not as often as in people.
 */
public final class WardRecipes {

    /** Of hearts with a rhythm that could be paced, and in sinus rhythm that could be blocked, one of so many is. */
    private static final int PACED = 4;

    private static final int BLOCKED = 4;

    /** A pacemaker's lowest rate and the highest that it follows, a minute, as they are commonly set. */
    private static final double SLOWEST_PACED = 50;

    private static final double FASTEST_PACED = 130;

    private static final List<Pacing> OF_SINUS_RHYTHM = List.of(Pacing.ATRIAL, Pacing.VENTRICULAR, Pacing.DUAL);

    private WardRecipes() {}

    /** The same for the same state of {@code random}. */
    public static EcgRecipe draw(RandomGenerator random) {
        Rhythm rhythm = random.nextInt(3) == 0 ? Rhythm.SINUS : one(List.of(Rhythm.values()), random);
        EcgRecipe heart = EcgRecipe.of(rhythm, between(rhythm.slowest(), rhythm.fastest(), random))
                .withBlock(
                        random.nextInt(4) == 0 ? one(List.of(EcgRecipe.Block.values()), random) : EcgRecipe.Block.NONE)
                .withSt(random.nextInt(4) == 0 ? one(List.of(StDeviation.values()), random) : StDeviation.NONE)
                .withPrMs(between(120, 200, random))
                .withQtcMs(between(350, 480, random))
                .withNoise(Noise.BASELINE_WANDER, between(0, 0.1, random))
                .withNoise(Noise.MUSCLE, 0.03 * random.nextDouble() * random.nextDouble());
        return switch (rhythm) {
            case SINUS ->
                random.nextInt(PACED) == 0
                        ? paced(heart, one(OF_SINUS_RHYTHM, random), random)
                        : random.nextInt(BLOCKED) == 0 ? blocked(heart, random) : heart;
            case ATRIAL_FIBRILLATION, ATRIAL_FLUTTER ->
                random.nextInt(PACED) == 0 ? paced(heart, Pacing.VENTRICULAR, random) : heart;
            default -> heart;
        };
    }

    private static EcgRecipe paced(EcgRecipe heart, Pacing pacing, RandomGenerator random) {
        return heart.withRate(between(SLOWEST_PACED, FASTEST_PACED, random)).withPacing(pacing);
    }

    /** An AV node that is ill fails long before the rate is high. */
    private static EcgRecipe blocked(EcgRecipe heart, RandomGenerator random) {
        return random.nextBoolean()
                ? heart.withRate(between(40, 100, random)).withFirstDegreeBlock(between(205, 320, random))
                : heart.withRate(between(35, 85, random)).withWenckebach();
    }

    private static double between(double least, double most, RandomGenerator random) {
        return least + (most - least) * random.nextDouble();
    }

    private static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
