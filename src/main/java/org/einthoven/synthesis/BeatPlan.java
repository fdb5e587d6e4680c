package org.einthoven.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.BeatClass;

/** The beats of a recording one after the other: each gets the way it is excited, its PR and its QT interval. */
final class BeatPlan {

    /** How much longer T lasts where the ventricles are excited slowly, in ms. */
    private static final double BLOCK_MS = 35;

    private static final double VENTRICULAR_MS = 30;

    private final EcgRecipe recipe;
    private final RandomGenerator random;
    private final List<PlannedBeat> beats = new ArrayList<>();
    private final Conduction usual;
    private final Conduction ectopic;
    private double lastMs;

    BeatPlan(EcgRecipe recipe, RandomGenerator random) {
        this.recipe = recipe;
        this.random = random;
        this.usual = switch (recipe.block()) {
            case NONE -> Conduction.NORMAL;
            case LEFT_BUNDLE_BRANCH -> Conduction.LEFT_BUNDLE_BRANCH_BLOCK;
            case RIGHT_BUNDLE_BRANCH -> Conduction.RIGHT_BUNDLE_BRANCH_BLOCK;
        };
        this.ectopic = random.nextBoolean() ? Conduction.RIGHT_VENTRICULAR : Conduction.LEFT_VENTRICULAR;
    }

    /** Where the last QRS complex is. */
    double lastMs() {
        return lastMs;
    }

    /** Sets where the beat before the first one was. */
    void beginAfter(double ms) {
        lastMs = ms;
    }

    List<PlannedBeat> beats() {
        return List.copyOf(beats);
    }

    /** A beat of the basic rhythm, or of class S a premature one from the atria. */
    void addSupraventricular(double timeMs, BeatClass beatClass) {
        double rate = 60_000 / Math.max(273, timeMs - lastMs);
        double shortestMs = recipe.avBlock() == AvBlock.FIRST_DEGREE ? recipe.prMs() : recipe.prMs() * 0.7;
        addConducted(timeMs, beatClass, Math.max(shortestMs, recipe.prMs() - 0.3 * (rate - 60)));
    }

    /** The same with a PR interval of its own. */
    void addConducted(double timeMs, BeatClass beatClass, double prMs) {
        double aboutMs = prMs + 2 * random.nextGaussian();
        if (recipe.pacing().ofVentricle()) {
            add(new PlannedBeat(
                    timeMs,
                    BeatClass.Q,
                    Conduction.PACED,
                    atrial(beatClass),
                    aboutMs,
                    qtMs(timeMs - lastMs) + VENTRICULAR_MS));
            return;
        }
        double blockMs = recipe.block() == EcgRecipe.Block.NONE ? 0 : BLOCK_MS;
        add(new PlannedBeat(timeMs, beatClass, usual, atrial(beatClass), aboutMs, qtMs(timeMs - lastMs) + blockMs));
    }

    /** A P wave that no QRS complex follows; one would have its R peak at {@code timeMs}. */
    void addBlocked(double timeMs, double prMs) {
        beats.add(new PlannedBeat(timeMs, BeatClass.N, null, PlannedBeat.Atrial.SINUS, prMs, 0));
    }

    void addVentricular(double timeMs, double rrMs) {
        add(new PlannedBeat(timeMs, BeatClass.V, ectopic, PlannedBeat.Atrial.NONE, 0, qtMs(rrMs) + VENTRICULAR_MS));
    }

    private PlannedBeat.Atrial atrial(BeatClass beatClass) {
        if (!recipe.rhythm().hasP()) {
            return PlannedBeat.Atrial.NONE;
        }
        if (recipe.pacing().ofAtrium()) {
            return PlannedBeat.Atrial.PACED;
        }
        return beatClass == BeatClass.S ? PlannedBeat.Atrial.ECTOPIC : PlannedBeat.Atrial.SINUS;
    }

    /** Fridericia 1920, following half of each change of the interval at once. */
    private double qtMs(double precedingMs) {
        double followedMs = (precedingMs + 60_000 / recipe.ratePerMin()) / 2;
        return recipe.qtcMs() * Math.cbrt(followedMs / 1000);
    }

    private void add(PlannedBeat beat) {
        beats.add(beat);
        lastMs = beat.timeMs();
    }
}
