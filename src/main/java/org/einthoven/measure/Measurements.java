package org.einthoven.measure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured; null is "not measurable", never 0. Intervals are medians over the beats in which both ends were
 * found, in ms.
 *
 * @param heartRateBpm from the median RR interval; for a pleth the pulse rate
 * @param axisDeg frontal axis of {@code P}, {@code QRS} and {@code T} in degrees, where both I and aVF (or II) allow it
 */
public record Measurements(
        @Nullable Double heartRateBpm,
        @Nullable Double rrMs,
        @Nullable Double prMs,
        @Nullable Double pMs,
        @Nullable Double qrsMs,
        @Nullable Double qtMs,
        @Nullable Double qtcBazettMs,
        @Nullable Double qtcFridericiaMs,
        Map<String, Double> axisDeg) {

    public static final Measurements NONE = new Measurements(null, null, null, null, null, null, null, null, Map.of());

    public Measurements {
        axisDeg = Map.copyOf(axisDeg);
    }
}
