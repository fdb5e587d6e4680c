package org.einthoven.beat;

import java.util.Map;
import org.einthoven.ecg.BeatClass;

/**
 * One heartbeat.
 *
 * @param timeMs its R peak, in ms from the first sample
 * @param scores the model's score of each class, summing to 1
 */
public record Beat(double timeMs, BeatClass beatClass, Map<BeatClass, Double> scores) {

    public Beat {
        scores = Map.copyOf(scores);
    }
}
