package org.einthoven.rhythm;

import java.util.List;

/**
 * What the rhythm model says of a recording.
 *
 * @param whole of all of it; of a long recording the mean of its stretches
 * @param stretches one after the other, those without beats left out; one of all of it where it is short
 */
public record ToldRhythm(LearnedRhythm whole, List<ToldStretch> stretches) {

    public ToldRhythm {
        stretches = List.copyOf(stretches);
    }
}
