package org.einthoven.review;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.einthoven.measure.PulseFigures;
import org.einthoven.measure.PulsePoint;
import org.einthoven.ppg.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * One pulse as it is listed. What is not known of it is empty.
 *
 * @param fromMs where it begins, {@code from} the same as a clock has it
 * @param counts whether intervals and rates are read from it
 */
public record PulseRow(
        long fromMs,
        String from,
        String interval,
        String rate,
        String crest,
        String systole,
        String diastole,
        String amplitude,
        String likeness,
        boolean counts) {

    /** Of more, those of the first minutes: nobody reads a thousand rows, and programs get them all. */
    private static final int MOST = 200;

    static List<PulseRow> of(List<Pulse> pulses, PulseFigures figures) {
        return IntStream.range(0, Math.min(MOST, pulses.size()))
                .mapToObj(i -> of(
                        pulses.get(i),
                        i < figures.points().size() ? figures.points().get(i) : new PulsePoint(null, null),
                        figures))
                .toList();
    }

    private static PulseRow of(Pulse pulse, PulsePoint point, PulseFigures figures) {
        boolean notched = pulse.notchMs() != null;
        return new PulseRow(
                Math.round(pulse.onsetMs()),
                Clocks.elapsed(pulse.onsetMs()) + "." + (long) (pulse.onsetMs() / 100) % 10,
                Numbers.whole(pulse.durationMs()),
                Numbers.whole(60_000 / pulse.durationMs()),
                Numbers.whole(crestMs(pulse)),
                notched ? Numbers.whole(systoleMs(pulse)) : "",
                notched ? Numbers.whole(diastoleMs(pulse)) : "",
                percent(point.amplitude()),
                point.likeness() == null ? "" : Numbers.decimals(point.likeness(), 2),
                figures.counts(pulse));
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : Numbers.whole(100 * share);
    }

    static double crestMs(Pulse pulse) {
        return pulse.peakMs() - pulse.onsetMs();
    }

    /** Of a pulse with a notch. */
    static double systoleMs(Pulse notched) {
        return Objects.requireNonNull(notched.notchMs()) - notched.onsetMs();
    }

    /** Of a pulse with a notch. */
    static double diastoleMs(Pulse notched) {
        return notched.offsetMs() - Objects.requireNonNull(notched.notchMs());
    }

    public String fromS() {
        return Numbers.plain(fromMs / 1000.0);
    }
}
