package org.einthoven.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.GeneratedPulses;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;

/** Generated pleths to learn from, no two alike, made at the rate that the model reads. */
final class PulseCorpus {

    private static final Duration DURATION = Duration.ofSeconds(24);
    private static final SampleRate RATE = PulsePreparation.RATE;

    private final List<GeneratedPleth> pleths;

    private PulseCorpus(List<GeneratedPleth> pleths) {
        this.pleths = pleths;
    }

    /** Part of a pleth as the model reads it, and for each sample whether it is systolic. */
    record Excerpt(float[] prepared, boolean[] systolic) {}

    /** The same seed gives the same corpus. */
    static PulseCorpus generate(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<GeneratedPleth> pleths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            PlethRecipe recipe = PlethRecipe.random(random);
            pleths.add(PlethGenerator.generate(recipe, DURATION, RATE, GeneratedPulses.toLearnFrom(random.nextLong())));
        }
        return new PulseCorpus(pleths);
    }

    int size() {
        return pleths.size();
    }

    /** Prepared after it was cut out, as a recording of this length would be. */
    Excerpt draw(int length, RandomGenerator random) {
        GeneratedPleth made = pleths.get(random.nextInt(pleths.size()));
        int from = random.nextInt(made.pleth().length() - length + 1);
        float[] values = Arrays.copyOfRange(made.pleth().samples().toArray(), from, from + length);
        Pleth cut = new Pleth(RATE, Samples.copyOf(values));
        boolean[] systolic = Arrays.copyOfRange(made.systolic(), from, from + length);
        return new Excerpt(PulsePreparation.prepare(cut), systolic);
    }
}
