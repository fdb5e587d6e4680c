package org.einthoven.measure;

import org.jspecify.annotations.Nullable;

/**
 * What is measured of one pulse on its curve.
 *
 * @param amplitude of its peak above the line through its feet, in shares of the recording's median amplitude; null where
 *     it is not known
 * @param likeness correlation with the representative pulse, -1 to 1; null where it is not known
 */
public record PulsePoint(@Nullable Double amplitude, @Nullable Double likeness) {}
