package org.einthoven.formats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How files write units of voltage. */
public final class VoltageScale {
    private static final Map<String, Double> MICROVOLTS = Map.ofEntries(
            Map.entry("V", 1e6),
            Map.entry("mV", 1e3),
            Map.entry("mv", 1e3),
            Map.entry("MV", 1e3), // a megavolt is none of a heart's
            Map.entry("MILLIVOLTS", 1e3),
            Map.entry("uV", 1.0),
            Map.entry("uv", 1.0),
            Map.entry("UV", 1.0),
            Map.entry("\u00b5V", 1.0),
            Map.entry("\u03bcV", 1.0),
            Map.entry("MICROVOLTS", 1.0),
            Map.entry("nV", 1e-3),
            Map.entry("nv", 1e-3));

    /** Microvolts in one of {@code unit}; null where that is no voltage. */
    public static @Nullable Double microvolts(String unit) {
        return MICROVOLTS.get(unit.strip());
    }

    private VoltageScale() {}
}
