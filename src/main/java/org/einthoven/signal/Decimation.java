package org.einthoven.signal;

import java.util.Arrays;

/**
 * A kernel of which only every {@code step}th output is wanted. The input is dealt into {@code step}
 * rows, in which the samples that meet the same weight for consecutive outputs lie side by side: the loop then takes
 * several outputs at once (Crochiere and Rabiner 1983: polyphase decimator).
 */
final class Decimation {

    /** Weights taken in one go, so that the sums are not written once a weight. */
    private static final int AT_ONCE = 4;

    private final int step;

    /** For each row its weights in order, filled up with zeros to a multiple of {@link #AT_ONCE}. */
    private final double[][] rows;

    /** For each row the place of the sample that its first weight meets for output 0. */
    private final int[] firsts;

    /**
     * @param kernel weight {@code i} meets the sample {@code first + i + k * step} for output k
     */
    Decimation(double[] kernel, int first, int step) {
        this.step = step;
        this.rows = new double[step][];
        this.firsts = new int[step];
        for (int i = 0; i < Math.min(step, kernel.length); i++) {
            int row = (first + i) % step;
            int count = (kernel.length - i + step - 1) / step;
            firsts[row] = (first + i) / step;
            rows[row] = new double[(count + AT_ONCE - 1) / AT_ONCE * AT_ONCE];
            for (int n = 0; n < count; n++) {
                rows[row][n] = kernel[i + n * step];
            }
        }
        Arrays.setAll(rows, row -> rows[row] == null ? new double[0] : rows[row]);
    }

    /** The first {@code count} outputs; {@code values} must hold all samples that they meet. */
    double[] apply(double[] values, int count) {
        double[] sums = new double[count];
        for (int row = 0; row < step; row++) {
            double[] weights = rows[row];
            double[] dealt = new double[firsts[row] + count + weights.length];
            for (int i = row, n = 0; i < values.length && n < dealt.length; i += step, n++) {
                dealt[n] = values[i];
            }
            for (int w = 0; w < weights.length; w += AT_ONCE) {
                add(sums, dealt, firsts[row] + w, weights, w);
            }
        }
        return sums;
    }

    private static void add(double[] sums, double[] dealt, int from, double[] weights, int w) {
        double a = weights[w];
        double b = weights[w + 1];
        double c = weights[w + 2];
        double d = weights[w + 3];
        for (int k = 0; k < sums.length; k++) {
            sums[k] +=
                    a * dealt[from + k] + b * dealt[from + k + 1] + c * dealt[from + k + 2] + d * dealt[from + k + 3];
        }
    }
}
