package org.einthoven.measure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the ST segment of a lead that was recorded for a part of the time rests on: its own beats, one by one.
 *
 * @param beats that were recorded from before the QRS complex to 80 ms after it, and carry the mean
 * @param standardErrorMv of a level, from how these beats differ; null for fewer than two
 */
public record StBasis(int beats, @Nullable Double standardErrorMv) {

    /** Such as {@code 3 beats ± 0.01 mV}. */
    public String display() {
        String counted = beats == 1 ? "1 beat" : beats + " beats";
        return standardErrorMv == null ? counted : String.format(Locale.ROOT, "%s ± %.2f mV", counted, standardErrorMv);
    }
}
