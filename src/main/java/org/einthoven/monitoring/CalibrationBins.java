package org.einthoven.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.statistics.Interval;
import org.einthoven.statistics.Share;

/**
 * Probabilities beside the truth, in ten equal ranges.
 *
 * @param bins ten, from the lowest probabilities to the highest
 */
public record CalibrationBins(List<Bin> bins) {
    static final int COUNT = 10;

    public CalibrationBins {
        bins = List.copyOf(bins);
        if (bins.size() != COUNT) {
            throw new IllegalArgumentException(bins.size() + " bins");
        }
    }

    /**
     * @param probabilities their sum
     * @param positives how many were true
     * @param squares of the differences of probability and truth, their sum
     */
    public record Bin(long answers, double probabilities, long positives, double squares) {
        static final Bin NONE = new Bin(0, 0, 0, 0);

        /** NaN of none. */
        public double meanProbability() {
            return probabilities / answers;
        }

        public Interval share() {
            return new Share(positives, answers).wilson();
        }
    }

    static int bin(double probability) {
        return Math.max(0, Math.min(COUNT - 1, (int) (probability * COUNT)));
    }

    static CalibrationBins of(List<SignedTruth.Answer> answers) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            bins.add(Bin.NONE);
        }
        for (SignedTruth.Answer answer : answers) {
            int bin = bin(answer.probability());
            Bin before = bins.get(bin);
            double apart = answer.probability() - (answer.truth() ? 1 : 0);
            bins.set(
                    bin,
                    new Bin(
                            before.answers + 1,
                            before.probabilities + answer.probability(),
                            before.positives + (answer.truth() ? 1 : 0),
                            before.squares + apart * apart));
        }
        return new CalibrationBins(bins);
    }

    public long answers() {
        return bins.stream().mapToLong(Bin::answers).sum();
    }

    public long positives() {
        return bins.stream().mapToLong(Bin::positives).sum();
    }

    /**
     * Expected calibration error (Naeini et al. 2015): how far the mean probability of each bin is from the share of true
     * ones in it, weighted by its size. NaN of nothing. Chance alone makes it larger than 0 where bins are small.
     */
    public double ece() {
        double sum = bins.stream()
                .filter(bin -> bin.answers > 0)
                .mapToDouble(bin -> Math.abs(bin.probabilities - bin.positives))
                .sum();
        return sum / answers();
    }

    /** Mean squared difference of probability and truth (Brier 1950). NaN of nothing. */
    public double brier() {
        return bins.stream().mapToDouble(Bin::squares).sum() / answers();
    }
}
