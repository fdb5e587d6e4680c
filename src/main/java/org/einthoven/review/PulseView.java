package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.PulseFigures;
import org.einthoven.measure.PulseWindow;
import org.einthoven.measure.RepresentativePulse;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * The pulses of a pleth as they are shown.
 *
 * @param drawing the representative pulse in SVG; empty where there were too few pulses
 * @param caption what it is the median of
 * @param trends rate and amplitude over time, in SVG
 * @param sentences what the drawings show
 * @param pulses one by one, as far as a page has room
 */
public record PulseView(
        String drawing,
        String caption,
        List<String> trends,
        List<String> sentences,
        List<PulseFigureRow> rows,
        List<Window> windows,
        List<PulseRow> pulses,
        int allPulses) {

    /** @param fromMs where it begins, {@code from} the same as a clock has it */
    public record Window(
            long fromMs, String from, int pulses, String rate, String amplitude, String likeness, boolean fit) {

        public String fromS() {
            return Numbers.plain(fromMs / 1000.0);
        }
    }

    /** Null where nothing was measured of the pulses, as in a reading that is older than these figures. */
    static @Nullable PulseView of(ReadingDocument reading, double durationMs, PulseWords words) {
        Measurements measured = reading.measurements();
        PulseFigures figures = measured.pulse();
        if (figures == null) {
            return null;
        }
        RepresentativePulse typical = figures.representative();
        return new PulseView(
                typical == null ? "" : PulseSvg.draw(typical, words),
                typical == null ? "" : words.medianOf(typical.pulses()),
                List.of(
                        rates(reading.pulses(), figures, durationMs, words).draw("rate"),
                        amplitudes(reading.pulses(), figures, durationMs, words).draw("amplitude")),
                sentences(reading, figures, words),
                PulseFigureRow.of(reading.pulses(), figures, durationMs, words),
                figures.windows().stream().map(PulseView::window).toList(),
                PulseRow.of(reading.pulses(), figures),
                reading.pulses().size());
    }

    private static TrendSvg rates(List<Pulse> pulses, PulseFigures figures, double durationMs, PulseWords words) {
        return new TrendSvg(
                words.rateAxis(),
                durationMs,
                pulses.stream()
                        .map(pulse -> new TrendSvg.Point(pulse.peakMs(), 60_000 / pulse.durationMs()))
                        .toList(),
                figures.windows().stream()
                        .map(window -> bar(window, window.rateBpm(), 1))
                        .toList());
    }

    private static TrendSvg amplitudes(List<Pulse> pulses, PulseFigures figures, double durationMs, PulseWords words) {
        return new TrendSvg(
                words.amplitudeAxis(),
                durationMs,
                IntStream.range(0, Math.min(pulses.size(), figures.points().size()))
                        .filter(i -> figures.points().get(i).amplitude() != null)
                        .mapToObj(i -> new TrendSvg.Point(
                                pulses.get(i).peakMs(),
                                100
                                        * Objects.requireNonNull(
                                                figures.points().get(i).amplitude())))
                        .toList(),
                figures.windows().stream()
                        .map(window -> bar(window, window.amplitude(), 100))
                        .toList());
    }

    private static TrendSvg.Bar bar(PulseWindow window, @Nullable Double value, double times) {
        return new TrendSvg.Bar(
                window.fromMs(), window.toMs(), value == null ? Double.NaN : times * value, !window.acceptable());
    }

    private static List<String> sentences(ReadingDocument reading, PulseFigures figures, PulseWords words) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.inWords(
                reading.pulses().size(),
                figures.windows().stream().filter(PulseWindow::acceptable).count(),
                figures.windows().size()));
        String rate = Numbers.whole(reading.measurements().heartRateBpm());
        sentences.add(
                figures.lowestBpm() == null
                        ? words.rateDoubtful(rate)
                        : words.rateInWords(
                                rate, Numbers.whole(figures.lowestBpm()), Numbers.whole(figures.highestBpm())));
        if (figures.systoleMs() != null) {
            sentences.add(words.phasesInWords(Numbers.whole(figures.systoleMs()), Numbers.whole(figures.diastoleMs())));
        }
        return sentences;
    }

    private static Window window(PulseWindow window) {
        return new Window(
                Math.round(window.fromMs()),
                Clocks.elapsed(window.fromMs()),
                window.pulses(),
                Numbers.whole(window.rateBpm()),
                window.amplitude() == null ? "" : Numbers.whole(100 * window.amplitude()),
                decimals(window.likeness(), 2),
                window.acceptable());
    }

    private static String decimals(@Nullable Double value, int places) {
        return value == null ? "" : Numbers.decimals(value, places);
    }
}
