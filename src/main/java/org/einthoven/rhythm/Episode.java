package org.einthoven.rhythm;

import java.util.List;
import org.einthoven.beat.Beat;

/** Consecutive beats that form one pattern, such as a couplet, a run or bigeminy; at least two. */
public record Episode(List<Beat> beats) {

    public Episode {
        beats = List.copyOf(beats);
        if (beats.size() < 2) {
            throw new IllegalArgumentException("an episode has at least two beats");
        }
    }

    public double startMs() {
        return beats.get(0).timeMs();
    }

    public double endMs() {
        return beats.get(beats.size() - 1).timeMs();
    }

    /** Mean rate inside the episode, in beats per minute. */
    public double ratePerMinute() {
        return 60_000 * (beats.size() - 1) / (endMs() - startMs());
    }
}
