package org.einthoven.measure;

import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * Ten seconds of a pleth.
 *
 * @param pulses how many have their peak in it
 * @param rateBpm from the median of their intervals; null where there is none
 * @param amplitude median, in shares of that of the whole recording; null where none is known
 * @param likeness mean correlation of its pulses with the representative pulse, -1 to 1; null where none is known
 * @param acceptable whether it keeps the rules of Orphanidou et al. 2015 (IEEE J Biomed Health Inform 19:832-838) for a
 *     pleth from which a rate may be read, with the representative pulse of the whole recording as template
 */
public record PulseWindow(
        double fromMs,
        double toMs,
        int pulses,
        @Nullable Double rateBpm,
        @Nullable Double amplitude,
        @Nullable Double likeness,
        boolean acceptable) {

    /** Whether it holds a pulse and is one from which a rate may be read. */
    boolean lends(Pulse pulse) {
        return acceptable && fromMs <= pulse.peakMs() && pulse.peakMs() < toMs;
    }
}
