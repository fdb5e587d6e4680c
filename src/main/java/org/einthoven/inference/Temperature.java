package org.einthoven.inference;

import java.util.Arrays;
import java.util.Map;

/**
 * What makes probabilities of scores that sum to 1: each to the power of one over it, and all divided by their sum. Above 1
 * they move together, below 1 apart; which is the highest stays (Guo et al. 2017). Where one temperature serves several
 * questions of yes or no, each may have an offset of its own.
 *
 * @param offsets by question, what is added to the logarithm of its tempered odds; none moves the scores of classes
 */
public record Temperature(double value, Map<String, Double> offsets) {

    /** Leaves scores as they are. */
    public static final Temperature NONE = new Temperature(1);

    /** Throws IllegalArgumentException for what is no temperature. */
    public Temperature {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("no temperature: " + value);
        }
        offsets = Map.copyOf(offsets);
    }

    public Temperature(double value) {
        this(value, Map.of());
    }

    /** @param scores of all classes, summing to 1; stays as it is */
    public double[] of(double[] scores) {
        double[] tempered =
                Arrays.stream(scores).map(score -> Math.pow(score, 1 / value)).toArray();
        double sum = Arrays.stream(tempered).sum();
        return Arrays.stream(tempered).map(score -> score / sum).toArray();
    }

    /** Of a score beside its contrary, 0 to 1; what is no number stays so. */
    public double of(String question, double score) {
        double offset = offsets.getOrDefault(question, 0.0);
        if (Double.isNaN(score) || value == 1 && offset == 0) {
            return score;
        }
        double yes = Math.pow(score, 1 / value) * Math.exp(offset);
        return yes / (yes + Math.pow(1 - score, 1 / value));
    }
}
