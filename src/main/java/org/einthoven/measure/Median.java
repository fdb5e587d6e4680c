package org.einthoven.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The median: the middle value, or the mean of the two in the middle. */
final class Median {

    /** A median strays more than a mean by this, for normally distributed values. */
    static final double OF_MEDIAN = Math.sqrt(Math.PI / 2);

    /** The standard deviation in median absolute deviations, for normally distributed values. */
    private static final double OF_DEVIATION = 1.4826;

    private Median() {}

    /** @throws IllegalArgumentException if {@code values} is empty */
    static double of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no median");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Median distance of the values from their median: a measure of spread that outliers do not move. */
    static double absoluteDeviation(double[] values) {
        double median = of(values);
        return of(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }

    /**
     * The standard error of the median of normally distributed values, from their median absolute deviation; null where
     * there are fewer than three.
     */
    static @Nullable Double standardError(double[] values) {
        if (values.length < 3) {
            return null;
        }
        return OF_MEDIAN * OF_DEVIATION * absoluteDeviation(values) / Math.sqrt(values.length);
    }
}
