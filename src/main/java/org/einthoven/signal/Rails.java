package org.einthoven.signal;

/** Where a channel sticks to its own highest or lowest value, as it does at the limit of an amplifier. */
final class Rails {

    /** Share of the range within which samples count as the same value: less than one step of common converters. */
    private static final double SAME = 0.002;

    private Rails() {}

    /**
     * Share of all samples, 0 to 1, that are spent at either limit.
     *
     * @param shortest samples that a stay lasts at least; the top of the channel's own waves is shorter
     */
    static double share(float[] values, int shortest) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        double margin = (high - low) * SAME;
        int stuck = stays(values, high - margin, Double.POSITIVE_INFINITY, shortest)
                + stays(values, Double.NEGATIVE_INFINITY, low + margin, shortest);
        return high > low ? (double) stuck / values.length : 0;
    }

    private static int stays(float[] values, double from, double to, int shortest) {
        int total = 0;
        int run = 0;
        for (float value : values) {
            if (value >= from && value <= to) {
                run++;
                total += run == shortest ? shortest : run > shortest ? 1 : 0;
            } else {
                run = 0;
            }
        }
        return total;
    }
}
