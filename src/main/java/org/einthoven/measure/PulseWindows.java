package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/** Cuts a pleth into windows of ten seconds and judges each, after Orphanidou et al. 2015, section III. */
final class PulseWindows {
    private static final double LENGTH_MS = 10_000;

    private static final double SLOWEST_BPM = 40;
    private static final double FASTEST_BPM = 180;

    /** Without a peak: between two, and before the first and after the last of a window. */
    private static final double LONGEST_GAP_MS = 3000;

    /** Longest to shortest of the intervals between peaks. */
    private static final double LARGEST_RATIO = 2.2;

    private static final double LEAST_LIKENESS = 0.86;

    private PulseWindows() {}

    /** @param points of each of {@code pulses} */
    static List<PulseWindow> of(double durationMs, List<Pulse> pulses, List<PulsePoint> points) {
        int count = (int) Math.max(1, Math.round(durationMs / LENGTH_MS));
        List<PulseWindow> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = i * LENGTH_MS;
            double to = i == count - 1 ? durationMs : from + LENGTH_MS;
            int[] within = IntStream.range(0, pulses.size())
                    .filter(p -> pulses.get(p).peakMs() >= from && pulses.get(p).peakMs() < to)
                    .toArray();
            windows.add(window(from, to, within, pulses, points));
        }
        return windows;
    }

    private static PulseWindow window(
            double fromMs, double toMs, int[] within, List<Pulse> pulses, List<PulsePoint> points) {
        double[] intervals = Arrays.stream(within)
                .mapToDouble(p -> pulses.get(p).durationMs())
                .toArray();
        Double rate = intervals.length == 0 ? null : (Double) (60_000 / Median.of(intervals));
        double[] amplitudes = known(within, points, PulsePoint::amplitude);
        Double like = likeness(within, points);
        double[] peaks =
                Arrays.stream(within).mapToDouble(p -> pulses.get(p).peakMs()).toArray();
        return new PulseWindow(
                fromMs,
                toMs,
                within.length,
                rate,
                amplitudes.length == 0 ? null : (Double) Median.of(amplitudes),
                like,
                isSteady(fromMs, peaks, toMs, rate) && like != null && like >= LEAST_LIKENESS);
    }

    /** The mean, where a pulse that cannot be compared is like nothing; null where none can be. */
    private static @Nullable Double likeness(int[] within, List<PulsePoint> points) {
        double[] known = known(within, points, PulsePoint::likeness);
        return known.length == 0 ? null : (Double) (Arrays.stream(known).sum() / within.length);
    }

    private static boolean isSteady(double fromMs, double[] peaksMs, double toMs, @Nullable Double rate) {
        if (peaksMs.length < 2 || rate == null || rate < SLOWEST_BPM || rate > FASTEST_BPM) {
            return false;
        }
        double[] gaps = IntStream.range(1, peaksMs.length)
                .mapToDouble(i -> peaksMs[i] - peaksMs[i - 1])
                .toArray();
        double longest = Arrays.stream(gaps).max().orElseThrow();
        double shortest = Arrays.stream(gaps).min().orElseThrow();
        double before = peaksMs[0] - fromMs;
        double after = toMs - peaksMs[peaksMs.length - 1];
        return Math.max(longest, Math.max(before, after)) <= LONGEST_GAP_MS && longest < LARGEST_RATIO * shortest;
    }

    private static double[] known(int[] within, List<PulsePoint> points, Function<PulsePoint, @Nullable Double> value) {
        return Arrays.stream(within)
                .mapToObj(p -> value.apply(points.get(p)))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
