package org.einthoven.rhythm;

import java.util.Map;

/**
 * What the rhythm model says of a recording.
 *
 * @param rhythm its decision
 * @param probabilities calibrated, of every class, summing to 1
 */
public record LearnedRhythm(RhythmClass rhythm, Map<RhythmClass, Double> probabilities) {

    public LearnedRhythm {
        probabilities = Map.copyOf(probabilities);
    }

    public double probability(RhythmClass of) {
        return probabilities.getOrDefault(of, 0.0);
    }
}
