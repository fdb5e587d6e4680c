package org.einthoven.review;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.einthoven.measure.PulseFigures;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * A figure of all pulses as it is shown.
 *
 * @param value empty where it is not measurable
 * @param note what it is of, and how far single pulses lie apart
 */
public record PulseFigureRow(String name, String value, String unit, String note) {

    /** Norms of variability hold for so long a recording (Task Force of the ESC and NASPE 1996). */
    private static final double NORM_MS = 300_000;

    /** Of fewer there is no middle half. */
    private static final int FEWEST_SPREAD = 4;

    static List<PulseFigureRow> of(List<Pulse> pulses, PulseFigures figures, double durationMs, PulseWords words) {
        String range = figures.lowestBpm() == null
                ? ""
                : Numbers.whole(figures.lowestBpm()) + " – " + Numbers.whole(figures.highestBpm());
        String norms = durationMs < NORM_MS ? words.shortNote() : "";
        List<Pulse> notched =
                pulses.stream().filter(pulse -> pulse.notchMs() != null).toList();
        double[] amplitudes = figures.amplitude() == null
                ? new double[0]
                : figures.points().stream()
                        .filter(point -> point.amplitude() != null)
                        .mapToDouble(point -> figures.amplitude() * Objects.requireNonNull(point.amplitude()))
                        .toArray();
        return List.of(
                new PulseFigureRow(words.range(), range, "/min", ""),
                new PulseFigureRow(
                        words.meanInterval(),
                        Numbers.whole(figures.meanIntervalMs()),
                        "ms",
                        words.fromIntervals(figures.intervals(), pulses.size())),
                new PulseFigureRow(
                        words.variability(),
                        Numbers.whole(figures.intervalSdMs()),
                        "ms",
                        words.variabilityNote() + norms),
                new PulseFigureRow(words.rmssd(), Numbers.whole(figures.intervalRmssdMs()), "ms", ""),
                inMs(words.crest(), figures.crestMs(), pulses, PulseRow::crestMs, "", words),
                inMs(
                        words.systolicTime(),
                        figures.systoleMs(),
                        notched,
                        PulseRow::systoleMs,
                        words.systolicNote() + "; ",
                        words),
                inMs(words.diastolicTime(), figures.diastoleMs(), notched, PulseRow::diastoleMs, "", words),
                new PulseFigureRow(
                        words.ratio(),
                        figures.systoleToDiastole() == null ? "" : Numbers.decimals(figures.systoleToDiastole(), 2),
                        "",
                        spread(
                                values(notched, pulse -> PulseRow.systoleMs(pulse) / PulseRow.diastoleMs(pulse)),
                                value -> Numbers.decimals(value, 2),
                                words)),
                new PulseFigureRow(
                        words.amplitude(),
                        significant(figures.amplitude()),
                        "",
                        words.amplitudeNote() + "; " + spread(amplitudes, PulseFigureRow::significant, words)));
    }

    private static PulseFigureRow inMs(
            String name,
            @Nullable Double median,
            List<Pulse> pulses,
            ToDoubleFunction<Pulse> of,
            String note,
            PulseWords words) {
        return new PulseFigureRow(
                name, Numbers.whole(median), "ms", note + spread(values(pulses, of), Numbers::whole, words));
    }

    private static double[] values(List<Pulse> pulses, ToDoubleFunction<Pulse> of) {
        return pulses.stream().mapToDouble(of).toArray();
    }

    /** How many pulses a median is of, and between which values the middle half of them lies. */
    private static String spread(double[] values, DoubleFunction<String> written, PulseWords words) {
        if (values.length == 0) {
            return words.ofNoPulse();
        }
        if (values.length < FEWEST_SPREAD) {
            return words.medianOfPulses(values.length);
        }
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        int leftOut = sorted.length / 4;
        return words.spread(
                values.length, written.apply(sorted[leftOut]), written.apply(sorted[sorted.length - 1 - leftOut]));
    }

    /** Three digits that count: units of sensors differ by many orders of magnitude. */
    private static String significant(@Nullable Double value) {
        return value == null || value == 0
                ? ""
                : Numbers.decimals(value, Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value)))));
    }
}
