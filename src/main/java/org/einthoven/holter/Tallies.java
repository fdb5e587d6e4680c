package org.einthoven.holter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.Episode;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.RrInterval;
import org.jspecify.annotations.Nullable;

/** Counts beats, episodes and rates by the minute. */
final class Tallies {
    private static final double MINUTE_MS = 60_000;

    private final Rhythm rhythm;
    private final RateWindows rates;
    private final List<RhythmStretch> stretches;

    private Tallies(Rhythm rhythm, RateWindows rates, List<RhythmStretch> stretches) {
        this.rhythm = rhythm;
        this.rates = rates;
        this.stretches = stretches;
    }

    static List<Tally> of(double durationMs, Rhythm rhythm, RateWindows rates, List<RhythmStretch> stretches) {
        Tallies counting = new Tallies(rhythm, rates, stretches);
        List<Tally> minutes = new ArrayList<>();
        for (double from = 0; from < durationMs; from += MINUTE_MS) {
            minutes.add(counting.between(from, Math.min(durationMs, from + MINUTE_MS)));
        }
        return minutes;
    }

    private Tally between(double fromMs, double toMs) {
        Map<BeatClass, Integer> beats = new EnumMap<>(BeatClass.class);
        rhythm.beats().stream()
                .filter(beat -> fromMs <= beat.timeMs() && beat.timeMs() < toMs)
                .forEach(beat -> beats.merge(beat.beatClass(), 1, Integer::sum));
        List<Double> intervals = rhythm.intervals().stream()
                .filter(rr -> fromMs <= rr.second().timeMs() && rr.second().timeMs() < toMs)
                .map(RrInterval::ms)
                .toList();
        List<Double> perMinute = rates.windows().stream()
                .filter(window -> fromMs <= window.fromMs() && window.fromMs() < toMs)
                .map(RateWindows.Window::perMinute)
                .toList();
        return new Tally(
                fromMs,
                toMs,
                beats,
                begin(rhythm.ectopy().couplets(), fromMs, toMs),
                begin(rhythm.ectopy().ventricularRuns(), fromMs, toMs),
                begin(rhythm.ectopy().supraventricularRuns(), fromMs, toMs),
                begin(rhythm.ectopy().bigeminy(), fromMs, toMs),
                intervals.size(),
                intervals.stream().mapToDouble(Double::doubleValue).sum(),
                largest(intervals),
                perMinute.stream().min(Comparator.naturalOrder()).orElse(null),
                largest(perMinute),
                overlaps(fromMs, toMs, one -> one.told().rhythm() != RhythmClass.NOISE || one.fibrillates())
                        .sum(),
                overlaps(fromMs, toMs, RhythmStretch::fibrillates).sum());
    }

    private static @Nullable Double largest(List<Double> values) {
        return values.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static int begin(List<Episode> episodes, double fromMs, double toMs) {
        return (int) episodes.stream()
                .filter(episode -> fromMs <= episode.startMs() && episode.startMs() < toMs)
                .count();
    }

    private DoubleStream overlaps(double fromMs, double toMs, Predicate<RhythmStretch> which) {
        return stretches.stream()
                .filter(which)
                .mapToDouble(one -> Math.min(toMs, one.stretch().toMs())
                        - Math.max(fromMs, one.stretch().fromMs()))
                .filter(ms -> ms > 0);
    }
}
