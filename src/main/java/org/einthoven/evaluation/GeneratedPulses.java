package org.einthoven.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ppg.Phase;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.statistics.Interval;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;

/**
 * Generated pleths whose every sample is known to be systolic or diastolic. Trainings use even seeds and measurements
 * odd ones, so that no model can have seen what it is measured on.
 */
public final class GeneratedPulses {

    private static final Duration DURATION = Duration.ofSeconds(30);

    private GeneratedPulses() {}

    /** The seed of a pleth that may be learned from, one of its own for each {@code number} of 63 bits. */
    public static long toLearnFrom(long number) {
        return number << 1;
    }

    /** The pleths of numbers {@code from} up to {@code to}, 30 s each; none can be learned from. */
    public static List<GeneratedPleth> unseen(long from, long to, SampleRate rate) {
        return LongStream.range(from, to)
                .map(number -> toLearnFrom(number) + 1)
                .mapToObj(seed ->
                        PlethGenerator.generate(PlethRecipe.random(new SplittableRandom(seed)), DURATION, rate, seed))
                .toList();
    }

    /** The mean of systole's and diastole's F1 over all samples of the pleths, with its interval over pleths. */
    public static Interval sampleF1(List<GeneratedPleth> pleths, PulseDelineator delineator) {
        return Bootstrap.interval(
                pleths.stream().map(pleth -> samples(pleth, delineator)).toList(), group -> group.stream()
                        .reduce(new Confusion(Phase.values().length), Confusion::plus)
                        .macroF1(Phase.values().length));
    }

    private static Confusion samples(GeneratedPleth made, PulseDelineator delineator) {
        if (!made.pleth().rate().equals(PulsePreparation.RATE)) {
            throw new IllegalArgumentException("samples are compared at " + PulsePreparation.RATE);
        }
        float[] scores = delineator.scores(made.pleth());
        boolean[] systolic = made.systolic();
        Confusion confusion = new Confusion(Phase.values().length);
        for (int i = 0; i < systolic.length; i++) {
            confusion.add(phase(systolic[i]), phase(scores[i] > 0.5));
        }
        return confusion;
    }

    private static int phase(boolean systolic) {
        return (systolic ? Phase.SYSTOLE : Phase.DIASTOLE).ordinal();
    }
}
