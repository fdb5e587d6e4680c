package org.einthoven.beat;

import java.util.Map;
import org.einthoven.ecg.BeatClass;

/**
 * One heartbeat.
 *
 * @param timeMs its R peak, in ms from the first sample
 * @param beatClass the model's, or what the rhythm around the beat says it must be
 * @param scores the model's score of each class, summing to 1
 */
public record Beat(double timeMs, BeatClass beatClass, Map<BeatClass, Double> scores) {

    public Beat {
        scores = Map.copyOf(scores);
    }

    /** The same beat in a class that more than its own shape decides; the scores stay the model's. */
    public Beat as(BeatClass decided) {
        return new Beat(timeMs, decided, scores);
    }
}
