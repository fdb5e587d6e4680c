package org.einthoven.signal;

import java.util.Arrays;

/**
 * Prepares a channel for a linear kernel: gaps are bridged by straight lines between their neighbours (a gap at an end
 * by its one neighbour), and both ends are continued by odd reflection, which keeps level and slope. The kernel
 * then meets neither NaN nor a step; whoever calls it puts the gaps back afterwards.
 */
final class Bridge {

    private Bridge() {}

    /**
     * @param pad samples to add at either end
     * @return {@code pad + values.length + pad} values without NaN; empty if {@code values} holds no number at all
     */
    static double[] span(float[] values, int pad) {
        int first = nextPresent(values, 0);
        if (first == values.length) {
            return new double[0];
        }
        int length = values.length;
        double[] out = new double[pad + length + pad];
        boolean gaps = false;
        for (int i = 0; i < length; i++) {
            out[pad + i] = values[i];
            gaps |= Float.isNaN(values[i]);
        }
        // most channels have none, and a loop without them is several times as fast
        if (gaps) {
            Arrays.fill(out, pad, pad + first, values[first]);
            bridgeGaps(values, first, out, pad);
        }
        reflectEnds(out, pad, length);
        return out;
    }

    private static void bridgeGaps(float[] values, int first, double[] out, int pad) {
        for (int i = first; i < values.length; i++) {
            if (Float.isNaN(values[i])) {
                i = bridgeGap(values, i, out, pad) - 1;
            }
        }
    }

    /** Fills the gap that starts at {@code start} and returns the index behind it. */
    private static int bridgeGap(float[] values, int start, double[] out, int pad) {
        int end = nextPresent(values, start);
        double before = values[start - 1];
        double after = end < values.length ? values[end] : before;
        for (int i = start; i < end; i++) {
            out[pad + i] = before + (after - before) * (i - start + 1) / (end - start + 1);
        }
        return end;
    }

    private static int nextPresent(float[] values, int from) {
        int i = from;
        while (i < values.length && Float.isNaN(values[i])) {
            i++;
        }
        return i;
    }

    private static void reflectEnds(double[] out, int pad, int length) {
        double first = out[pad];
        int lastIndex = pad + length - 1;
        double last = out[lastIndex];
        for (int i = 1; i <= pad; i++) {
            int inside = Math.min(i, length - 1);
            out[pad - i] = 2 * first - out[pad + inside];
            out[lastIndex + i] = 2 * last - out[lastIndex - inside];
        }
    }
}
