package org.einthoven.measure;

import java.util.Arrays;

/** The median: the middle value, or the mean of the two in the middle. */
final class Median {

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
}
