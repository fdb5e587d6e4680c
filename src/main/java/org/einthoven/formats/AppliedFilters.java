package org.einthoven.formats;

import org.jspecify.annotations.Nullable;

/** What the device took from the signal before it was written, in hertz; null where the file does not say. */
public record AppliedFilters(@Nullable Double highPassHz, @Nullable Double lowPassHz, @Nullable Double notchHz) {
    public static final AppliedFilters UNKNOWN = new AppliedFilters(null, null, null);
}
