package org.einthoven.archive;

import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * One channel of a recording exactly as it came in.
 *
 * @param code the channel's code as it was sent
 * @param lead null where the code names no lead that can be analysed
 * @param factorToMv millivolts (a pleth: arbitrary units) for each unit of the values
 * @param originMv what a value of 0 stands for
 */
public record Channel(String code, @Nullable LeadName lead, double factorToMv, double originMv, SampledValues values) {
    /** The samples in millivolts, NaN where there is no value. */
    public float[] toMv() {
        return values.toFloats(factorToMv, originMv);
    }
}
