package org.einthoven.ppg;

import org.jspecify.annotations.Nullable;

/**
 * One pulse wave, in ms from the first sample: systole runs from onset to dicrotic notch, diastole from there to
 * offset.
 *
 * @param notchMs null where no notch was found
 */
public record Pulse(double onsetMs, double peakMs, @Nullable Double notchMs, double offsetMs) {

    /** From foot to foot. */
    public double durationMs() {
        return offsetMs - onsetMs;
    }
}
