package org.einthoven.delineation;

import org.einthoven.ecg.Wave;

/**
 * A wave in the scores of one lead. Places count samples at {@link LeadPreparation#RATE} and may lie between two.
 *
 * @param score mean score of the wave between its ends, 0 to 1
 */
record ScoredWave(Wave wave, double onset, double offset, double score) {

    double duration() {
        return offset - onset;
    }

    /** What the model says of it in all: the longer and the surer, the more. */
    double mass() {
        return score * duration();
    }
}
