package org.einthoven.synthesis;

import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * A wave that was put into a generated ECG. It begins and ends where it exceeds {@value #SHARE} of its own height in
 * that lead. A wave at an edge of the recording is listed whole, so that times may lie outside of it.
 *
 * @param lead null over all leads: from the earliest onset to the latest offset
 * @param onsetMs ms from the first sample, as are the other two
 */
public record TrueWave(@Nullable LeadName lead, Wave wave, double onsetMs, double peakMs, double offsetMs) {

    /** Some 2.4 standard deviations of a Gaussian wave: where a reader sees it leave the baseline. */
    public static final double SHARE = 0.05;
}
