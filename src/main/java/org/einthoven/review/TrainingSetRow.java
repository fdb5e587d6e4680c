package org.einthoven.review;

import org.einthoven.refresh.TrainingSet;

/** A training set in a list, and at the head of its page. */
public record TrainingSetRow(TrainingSet set, Times.Moment madeAt) {
    static TrainingSetRow of(TrainingSet set, Times times) {
        return new TrainingSetRow(set, times.of(set.madeAt()));
    }

    public int erased() {
        return set.recordings() - set.left();
    }
}
