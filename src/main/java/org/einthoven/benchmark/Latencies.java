package org.einthoven.benchmark;

import java.util.Arrays;
import java.util.List;

/** Times of many requests, in milliseconds, sorted. */
final class Latencies {

    private final double[] sortedMs;

    Latencies(List<Double> ms) {
        sortedMs = ms.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The smallest time that at least {@code share} (0 to 1) of the requests did not exceed: nearest rank. */
    double percentileMs(double share) {
        if (sortedMs.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sortedMs.length);
        return sortedMs[Math.max(0, rank - 1)];
    }

    int count() {
        return sortedMs.length;
    }

    double maxMs() {
        return Arrays.stream(sortedMs).max().orElse(Double.NaN);
    }
}
