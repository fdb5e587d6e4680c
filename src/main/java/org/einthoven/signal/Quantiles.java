package org.einthoven.signal;

import java.util.Arrays;

/** Order statistics of a few values. */
final class Quantiles {

    private Quantiles() {}

    /** The value below which a share of {@code values} lies, by nearest rank; NaN where there are none. */
    static double of(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}
