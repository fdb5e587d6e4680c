package org.einthoven.signal;

import java.util.stream.IntStream;

/**
 * A channel cut into windows of equal length, each of which is live, flat or mostly missing. What is left over at the
 * end is not looked at; a channel shorter than a window is one window.
 */
final class Stretches {

    private final int windows;
    private final int[] live;
    private final int flat;
    private final double missingShare;

    private Stretches(int windows, int[] live, int flat, double missingShare) {
        this.windows = windows;
        this.live = live;
        this.flat = flat;
        this.missingShare = missingShare;
    }

    /** @param flatRange a window whose values lie within this range is flat */
    static Stretches of(float[] values, int length, double flatRange) {
        int missing = missing(values, 0, values.length);
        if (missing == values.length) {
            return new Stretches(1, new int[0], 0, 1);
        }
        int window = Math.min(length, values.length);
        int windows = values.length / window;
        int[] recorded = IntStream.range(0, windows)
                .map(k -> k * window)
                .filter(start -> missing(values, start, start + window) * 5 < window)
                .toArray();
        int[] live = IntStream.of(recorded)
                .filter(start -> range(values, start, start + window) > flatRange)
                .toArray();
        return new Stretches(windows, live, recorded.length - live.length, (double) missing / values.length);
    }

    /** First samples of the windows that hold a signal. */
    int[] live() {
        return live;
    }

    /** Windows of which no more than a fifth is missing. */
    int recorded() {
        return live.length + flat;
    }

    double flatShare() {
        return (double) flat / windows;
    }

    double readableShare() {
        return (double) live.length / windows;
    }

    double missingShare() {
        return missingShare;
    }

    /** Highest less lowest value from {@code from} (inclusive) to {@code to} (exclusive, or the end). */
    static double range(float[] values, int from, int to) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = from; i < Math.min(to, values.length); i++) {
            low = values[i] < low ? values[i] : low;
            high = values[i] > high ? values[i] : high;
        }
        return high - low;
    }

    private static int missing(float[] values, int from, int to) {
        int missing = 0;
        for (int i = from; i < to; i++) {
            missing += Float.isNaN(values[i]) ? 1 : 0;
        }
        return missing;
    }
}
