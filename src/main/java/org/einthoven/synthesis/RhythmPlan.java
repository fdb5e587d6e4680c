package org.einthoven.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.BeatClass;

/** The beats of a recording, from before its beginning to after its end, so that waves at the edges are whole. */
final class RhythmPlan {

    private final EcgRecipe recipe;
    private final RandomGenerator random;
    private final List<PlannedBeat> beats = new ArrayList<>();
    private final double respirationMs;
    private final double respirationPhase;
    private final Conduction usual;
    private final Conduction ectopic;
    private double lastMs;

    private RhythmPlan(EcgRecipe recipe, RandomGenerator random) {
        this.recipe = recipe;
        this.random = random;
        this.respirationMs = 3000 + 2000 * random.nextDouble();
        this.respirationPhase = 2 * Math.PI * random.nextDouble();
        this.usual = switch (recipe.block()) {
            case NONE -> Conduction.NORMAL;
            case LEFT_BUNDLE_BRANCH -> Conduction.LEFT_BUNDLE_BRANCH_BLOCK;
            case RIGHT_BUNDLE_BRANCH -> Conduction.RIGHT_BUNDLE_BRANCH_BLOCK;
        };
        this.ectopic = random.nextBoolean() ? Conduction.RIGHT_VENTRICULAR : Conduction.LEFT_VENTRICULAR;
    }

    static List<PlannedBeat> of(EcgRecipe recipe, double durationMs, RandomGenerator random) {
        RhythmPlan plan = new RhythmPlan(recipe, random);
        double meanMs = 60_000 / recipe.ratePerMin();
        plan.lastMs = -meanMs * (2 + random.nextDouble());
        double nextMs = plan.lastMs + meanMs;
        int untilEctopy = 3 + random.nextInt(3);
        while (plan.lastMs < durationMs + meanMs) {
            plan.addSupraventricular(nextMs, BeatClass.N);
            double rrMs = plan.intervalMs(nextMs, meanMs);
            nextMs += rrMs;
            if (recipe.rhythm() == Rhythm.VENTRICULAR_BIGEMINY || --untilEctopy == 0) {
                nextMs = plan.addEctopy(nextMs - rrMs, rrMs);
                untilEctopy = 4 + random.nextInt(3);
            }
        }
        return List.copyOf(plan.beats);
    }

    /** Sinus node: breathing, slow drift and chance; in fibrillation chance alone, with a coefficient of variation of 0.22. */
    private double intervalMs(double timeMs, double meanMs) {
        if (recipe.rhythm() == Rhythm.ATRIAL_FIBRILLATION) {
            return Math.max(300, meanMs * Math.exp(0.22 * random.nextGaussian() - 0.024));
        }
        double calm = Math.min(1, meanMs / 1000);
        double breathing = 0.035 * calm * Math.sin(2 * Math.PI * timeMs / respirationMs + respirationPhase);
        double drift = 0.01 * Math.sin(2 * Math.PI * timeMs / 11_000);
        return meanMs * (1 + breathing + drift + 0.008 * calm * random.nextGaussian());
    }

    /** Adds what comes too early after the beat at {@code sinceMs} and returns when the rhythm goes on. */
    private double addEctopy(double sinceMs, double rrMs) {
        double earlyMs = sinceMs + Math.max(280, rrMs * (0.58 + 0.06 * random.nextDouble()));
        switch (recipe.rhythm()) {
            case VENTRICULAR_ECTOPY, VENTRICULAR_BIGEMINY -> {
                addVentricular(earlyMs, rrMs);
                return Math.max(sinceMs + 2 * rrMs, earlyMs + 400);
            }
            case VENTRICULAR_COUPLETS -> {
                addVentricular(earlyMs, rrMs);
                double secondMs = earlyMs + Math.max(300, rrMs * (0.5 + 0.06 * random.nextDouble()));
                addVentricular(secondMs, rrMs);
                return secondMs + rrMs * 1.25;
            }
            case ATRIAL_ECTOPY -> {
                double atrialMs = sinceMs + Math.max(330, rrMs * (0.62 + 0.1 * random.nextDouble()));
                addSupraventricular(atrialMs, BeatClass.S);
                return atrialMs + rrMs * 1.12;
            }
            case SINUS, ATRIAL_FIBRILLATION -> {
                return sinceMs + rrMs;
            }
        }
        throw new IllegalStateException("no ectopy for " + recipe.rhythm());
    }

    private void addSupraventricular(double timeMs, BeatClass beatClass) {
        double rate = 60_000 / Math.max(273, timeMs - lastMs);
        PlannedBeat.Atrial atrial = recipe.rhythm() == Rhythm.ATRIAL_FIBRILLATION
                ? PlannedBeat.Atrial.NONE
                : beatClass == BeatClass.S ? PlannedBeat.Atrial.ECTOPIC : PlannedBeat.Atrial.SINUS;
        double prMs = Math.max(recipe.prMs() * 0.7, recipe.prMs() - 0.3 * (rate - 60)) + 2 * random.nextGaussian();
        double blockMs = recipe.block() == EcgRecipe.Block.NONE ? 0 : 35;
        add(new PlannedBeat(timeMs, beatClass, usual, atrial, prMs, qtMs(timeMs - lastMs) + blockMs));
    }

    private void addVentricular(double timeMs, double rrMs) {
        add(new PlannedBeat(timeMs, BeatClass.V, ectopic, PlannedBeat.Atrial.NONE, 0, qtMs(rrMs) + 30));
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
