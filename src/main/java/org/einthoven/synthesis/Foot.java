package org.einthoven.synthesis;

import java.util.List;

/** Where a pulse begins, in ms from the first sample, and how it goes on. */
record Foot(double ms, PulseShape shape) {

    /** Pulses farther away than this contribute nothing, in ms. */
    private static final double FAR_MS = 4000;

    /** The pleth at {@code ms}: what all pulses near it add up to. */
    static double sum(List<Foot> feet, double ms) {
        double sum = 0;
        for (Foot foot : feet) {
            if (Math.abs(ms - foot.ms) < FAR_MS) {
                sum += foot.shape.at(ms - foot.ms);
            }
        }
        return sum;
    }
}
