package org.einthoven.synthesis;

import java.util.List;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.BeatClass;

/** The beats of a recording, from before its beginning to after its end, so that waves at the edges are whole. */
final class RhythmPlan {

    /** Coefficient of variation of a tachycardia that turns in a circle, and of a pacemaker: like clocks. */
    private static final double CLOCK = 0.003;

    /** How much longer than the first the PR interval of a Wenckebach period may get, in ms, and how fast it does. */
    private static final double WENCKEBACH_MS = 120;

    private static final double WENCKEBACH_GROWTH = 0.8;

    private final EcgRecipe recipe;
    private final RandomGenerator random;
    private final BeatPlan plan;
    private final double meanMs;
    private final double respirationMs;
    private final double respirationPhase;

    private RhythmPlan(EcgRecipe recipe, RandomGenerator random) {
        this.recipe = recipe;
        this.random = random;
        this.meanMs = 60_000 / recipe.ratePerMin();
        this.respirationMs = 3000 + 2000 * random.nextDouble();
        this.respirationPhase = 2 * Math.PI * random.nextDouble();
        this.plan = new BeatPlan(recipe, random);
    }

    static List<PlannedBeat> of(EcgRecipe recipe, double durationMs, RandomGenerator random) {
        RhythmPlan rhythm = new RhythmPlan(recipe, random);
        double untilMs = durationMs + rhythm.meanMs;
        double beginMs = -rhythm.meanMs * (2 + random.nextDouble());
        rhythm.plan.beginAfter(beginMs);
        if (recipe.avBlock() == AvBlock.WENCKEBACH) {
            rhythm.addWenckebach(beginMs, untilMs);
        } else if (rhythm.isClockwork()) {
            rhythm.addLikeAClock(beginMs, untilMs);
        } else {
            rhythm.addWithEctopy(beginMs, untilMs);
        }
        return rhythm.plan.beats();
    }

    private boolean isClockwork() {
        return switch (recipe.rhythm()) {
            case ATRIAL_FLUTTER, SUPRAVENTRICULAR_TACHYCARDIA, VENTRICULAR_TACHYCARDIA -> true;
            default ->
                recipe.pacing().ofAtrium()
                        || recipe.pacing().ofVentricle() && !recipe.rhythm().hasP();
        };
    }

    /** Each beat at its place on a grid, which in flutter is one of the waves of the atria. */
    private void addLikeAClock(double beginMs, double untilMs) {
        for (int i = 1; plan.lastMs() < untilMs; i++) {
            double timeMs = beginMs + meanMs * (i + CLOCK * random.nextGaussian());
            switch (recipe.rhythm()) {
                case VENTRICULAR_TACHYCARDIA -> plan.addVentricular(timeMs, meanMs);
                case SUPRAVENTRICULAR_TACHYCARDIA -> plan.addSupraventricular(timeMs, BeatClass.S);
                default -> plan.addSupraventricular(timeMs, BeatClass.N);
            }
        }
    }

    /** Of so many P waves the last is not conducted; the sinus node is as much faster than the ventricles. */
    private void addWenckebach(double beginMs, double untilMs) {
        int waves = 3 + random.nextInt(3);
        double dueMs = beginMs;
        for (int i = 1; plan.lastMs() < untilMs; i++) {
            double sinusMs = meanMs * (waves - 1) / waves;
            dueMs += intervalMs(dueMs, sinusMs);
            int place = i % waves;
            double laterMs = WENCKEBACH_MS * (1 - Math.exp(-WENCKEBACH_GROWTH * place));
            if (place == waves - 1) {
                plan.addBlocked(dueMs, recipe.prMs());
            } else {
                plan.addConducted(dueMs + laterMs, BeatClass.N, recipe.prMs() + laterMs);
            }
        }
    }

    private void addWithEctopy(double beginMs, double untilMs) {
        double nextMs = beginMs + meanMs;
        int untilEctopy = 3 + random.nextInt(3);
        while (plan.lastMs() < untilMs) {
            plan.addSupraventricular(nextMs, BeatClass.N);
            double rrMs = intervalMs(nextMs, meanMs);
            nextMs += rrMs;
            if (recipe.rhythm() == Rhythm.VENTRICULAR_BIGEMINY || --untilEctopy == 0) {
                nextMs = addEctopy(nextMs - rrMs, rrMs);
                untilEctopy = 4 + random.nextInt(3);
            }
        }
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
                plan.addVentricular(earlyMs, rrMs);
                return Math.max(sinceMs + 2 * rrMs, earlyMs + 400);
            }
            case VENTRICULAR_COUPLETS -> {
                plan.addVentricular(earlyMs, rrMs);
                double secondMs = earlyMs + Math.max(300, rrMs * (0.5 + 0.06 * random.nextDouble()));
                plan.addVentricular(secondMs, rrMs);
                return secondMs + rrMs * 1.25;
            }
            case VENTRICULAR_RUNS -> {
                addRun(earlyMs);
                return plan.lastMs() + rrMs * 1.25;
            }
            case ATRIAL_ECTOPY -> {
                double atrialMs = sinceMs + Math.max(330, rrMs * (0.62 + 0.1 * random.nextDouble()));
                plan.addSupraventricular(atrialMs, BeatClass.S);
                return atrialMs + rrMs * 1.12;
            }
            default -> {
                return sinceMs + rrMs;
            }
        }
    }

    /** Three to eight beats at a rate of tachycardia. */
    private void addRun(double firstMs) {
        Rhythm tachycardia = Rhythm.VENTRICULAR_TACHYCARDIA;
        double slowest = tachycardia.slowest();
        double rrMs = 60_000 / (slowest + (tachycardia.fastest() - slowest) * random.nextDouble());
        int beats = 3 + random.nextInt(6);
        for (int i = 0; i < beats; i++) {
            plan.addVentricular(firstMs + rrMs * (i + 0.02 * random.nextGaussian()), rrMs);
        }
    }
}
