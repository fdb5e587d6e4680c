package org.einthoven.beat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.einthoven.ecg.BeatClass;
import org.einthoven.inference.Temperature;

/**
 * One heartbeat.
 *
 * @param timeMs its R peak, in ms from the first sample
 * @param beatClass the model's, or what the rhythm around the beat says it must be
 * @param scores the model's score of each class, summing to 1; in a finished reading its probability, where the model's
 *     card says how that is made
 */
public record Beat(double timeMs, BeatClass beatClass, Map<BeatClass, Double> scores) {

    public Beat {
        scores = Map.copyOf(scores);
    }

    /** The same beat with the probability of each class instead of its score. */
    public Beat at(Temperature temperature) {
        if (temperature.equals(Temperature.NONE) || scores.isEmpty()) {
            return this;
        }
        BeatClass[] classes = scores.keySet().toArray(BeatClass[]::new);
        double[] tempered =
                temperature.of(Arrays.stream(classes).mapToDouble(scores::get).toArray());
        Map<BeatClass, Double> probabilities = new EnumMap<>(BeatClass.class);
        for (int c = 0; c < classes.length; c++) {
            probabilities.put(classes[c], tempered[c]);
        }
        return new Beat(timeMs, beatClass, probabilities);
    }

    /** Whether no other class has a higher score: else its rhythm, a criterion or a reader gave it its class. */
    public boolean isAsScored() {
        double own = scores.getOrDefault(beatClass, 0.0);
        return own > 0 && scores.values().stream().allMatch(score -> score <= own);
    }

    /** The same beat in a class that more than its own shape decides; the scores stay the model's. */
    public Beat as(BeatClass decided) {
        return new Beat(timeMs, decided, scores);
    }
}
