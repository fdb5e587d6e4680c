package org.einthoven.measure;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.einthoven.ppg.Pulse;

/** Measures a photoplethysmogram: the pulse rate, from onset to onset. */
public final class PulseMeasurement {

    /** Pulses further apart than this, in ms, have something unread between them: below 20/min. */
    private static final double LONGEST_MS = 3000;

    private PulseMeasurement() {}

    /** @param pulses in order of time */
    public static Measurements measure(List<Pulse> pulses) {
        double[] intervals = intervals(pulses);
        if (intervals.length == 0) {
            return Measurements.NONE;
        }
        double median = Median.of(intervals);
        return Measurements.of(Map.of(Measure.HEART_RATE, 60_000 / median, Measure.RR, median));
    }

    private static double[] intervals(List<Pulse> pulses) {
        return IntStream.range(1, pulses.size())
                .mapToDouble(i -> pulses.get(i).onsetMs() - pulses.get(i - 1).onsetMs())
                .filter(ms -> ms <= LONGEST_MS)
                .toArray();
    }
}
