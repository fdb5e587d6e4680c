package org.einthoven.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.einthoven.ecg.Pleth;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/** Measures a photoplethysmogram: the pulse rate, from onset to onset, and what its pulses look like. */
public final class PulseMeasurement {

    /** One pulse has no rate: nothing says that it is one. */
    private static final int FEWEST_PULSES = 2;

    /** Fewer intervals, or differences of neighbours, say nothing about variability; as for {@link HeartRate}. */
    private static final int FEWEST_INTERVALS = 4;

    /** Onsets and ends that are the same instant lie no further apart, in ms: times are kept to a ten thousandth. */
    private static final double SAME_MS = 1;

    private PulseMeasurement() {}

    /** @param pulses those of the pleth, in order of time */
    public static Measurements measure(Pleth pleth, List<Pulse> pulses) {
        if (pulses.size() < FEWEST_PULSES) {
            return Measurements.NONE;
        }
        double[] intervals = values(pulses, Pulse::durationMs);
        double median = Median.of(intervals);
        return Measurements.of(Map.of(Measure.HEART_RATE, 60_000 / median, Measure.RR, median))
                .with(figures(pleth, pulses));
    }

    private static PulseFigures figures(Pleth pleth, List<Pulse> pulses) {
        List<Optional<PulseCurve>> curves =
                pulses.stream().map(pulse -> PulseCurve.of(pleth, pulse)).toList();
        Double amplitude = median(curves.stream().flatMap(Optional::stream).mapToDouble(PulseCurve::amplitude));
        RepresentativePulse typical = RepresentativePulse.of(pulses, curves).orElse(null);
        List<PulsePoint> points =
                curves.stream().map(curve -> point(curve, amplitude, typical)).toList();
        List<PulseWindow> windows = PulseWindows.of(pleth.rate().msAt(pleth.length()), pulses, points);
        double[] rates = windows.stream()
                .filter(PulseWindow::acceptable)
                .mapToDouble(window -> Objects.requireNonNull(window.rateBpm()))
                .toArray();
        List<Pulse> trusted = trusted(pulses, windows);
        double[] intervals = values(trusted, Pulse::durationMs);
        List<Pulse> notched =
                pulses.stream().filter(pulse -> pulse.notchMs() != null).toList();
        return new PulseFigures(
                intervals.length,
                boxed(Arrays.stream(intervals).average().orElse(Double.NaN)),
                intervals.length < FEWEST_INTERVALS ? null : (Double) deviation(intervals),
                rmssd(trusted),
                boxed(Arrays.stream(rates).min().orElse(Double.NaN)),
                boxed(Arrays.stream(rates).max().orElse(Double.NaN)),
                median(pulses.stream().mapToDouble(pulse -> pulse.peakMs() - pulse.onsetMs())),
                median(notched.stream().mapToDouble(PulseMeasurement::systoleMs)),
                median(notched.stream().mapToDouble(pulse -> pulse.durationMs() - systoleMs(pulse))),
                median(notched.stream()
                        .mapToDouble(pulse -> systoleMs(pulse) / (pulse.durationMs() - systoleMs(pulse)))),
                amplitude,
                points,
                windows,
                typical);
    }

    private static PulsePoint point(
            Optional<PulseCurve> curve, @Nullable Double amplitude, @Nullable RepresentativePulse typical) {
        if (curve.isEmpty() || amplitude == null) {
            return new PulsePoint(null, null);
        }
        double likeness = typical == null ? Double.NaN : curve.get().correlation(typical.shape());
        return new PulsePoint(curve.get().amplitude() / amplitude, boxed(likeness));
    }

    /** Those in windows from which a rate may be read: what was taken for a pulse elsewhere varies by more than pulses do. */
    private static List<Pulse> trusted(List<Pulse> pulses, List<PulseWindow> windows) {
        return pulses.stream()
                .filter(pulse -> windows.stream().anyMatch(window -> window.lends(pulse)))
                .toList();
    }

    private static double systoleMs(Pulse notched) {
        return Objects.requireNonNull(notched.notchMs()) - notched.onsetMs();
    }

    private static @Nullable Double rmssd(List<Pulse> pulses) {
        double[] squares = IntStream.range(1, pulses.size())
                .filter(i ->
                        Math.abs(pulses.get(i).onsetMs() - pulses.get(i - 1).offsetMs()) < SAME_MS)
                .mapToDouble(i -> pulses.get(i).durationMs() - pulses.get(i - 1).durationMs())
                .map(difference -> difference * difference)
                .toArray();
        return squares.length < FEWEST_INTERVALS
                ? null
                : (Double) Math.sqrt(Arrays.stream(squares).average().orElseThrow());
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    private static double[] values(List<Pulse> pulses, ToDoubleFunction<Pulse> value) {
        return pulses.stream().mapToDouble(value).toArray();
    }

    private static @Nullable Double median(DoubleStream values) {
        double[] all = values.toArray();
        return all.length == 0 ? null : (Double) Median.of(all);
    }

    private static @Nullable Double boxed(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
