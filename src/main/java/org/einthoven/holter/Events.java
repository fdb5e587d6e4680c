package org.einthoven.holter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.diagnosis.Limit;
import org.einthoven.rhythm.Episode;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RrInterval;
import org.einthoven.rhythm.ToldStretch;

/** Finds what a reader goes to. */
final class Events {

    /** Of a kind: the longest of more, as nobody goes to all. */
    private static final int MOST = 40;

    private Events() {}

    /** By kind, and in order of time within each. */
    static List<Event> of(Rhythm rhythm, RateWindows rates, List<ToldStretch> told) {
        List<Event> events = new ArrayList<>();
        events.addAll(episodes(EventKind.VENTRICULAR_RUN, rhythm.ectopy().ventricularRuns()));
        events.addAll(most(rhythm.intervalsAbove(Limit.PAUSE.value()).stream()
                .map(rr -> interval(EventKind.PAUSE, rr))
                .toList()));
        events.addAll(most(fibrillation(told)));
        events.addAll(episodes(EventKind.SUPRAVENTRICULAR_RUN, rhythm.ectopy().supraventricularRuns()));
        events.addAll(episodes(EventKind.COUPLET, rhythm.ectopy().couplets()));
        events.addAll(episodes(EventKind.BIGEMINY, rhythm.ectopy().bigeminy()));
        events.addAll(episodes(EventKind.TRIGEMINY, rhythm.ectopy().trigeminy()));
        Comparator<RateWindows.Window> byRate = Comparator.comparingDouble(RateWindows.Window::perMinute);
        Stream.of(
                        rates.windows().stream().max(byRate).map(window -> rate(EventKind.FASTEST, window)),
                        rates.windows().stream().min(byRate).map(window -> rate(EventKind.SLOWEST, window)))
                .forEach(found -> found.ifPresent(events::add));
        rhythm.intervals().stream()
                .max(Comparator.comparingDouble(RrInterval::ms))
                .map(rr -> interval(EventKind.LONGEST_RR, rr))
                .ifPresent(events::add);
        return events;
    }

    private static List<Event> episodes(EventKind kind, List<Episode> episodes) {
        return most(episodes.stream()
                .map(episode -> new Event(
                        kind,
                        episode.startMs(),
                        episode.endMs(),
                        episode.beats().size(),
                        episode.ratePerMinute()))
                .toList());
    }

    private static Event interval(EventKind kind, RrInterval rr) {
        return new Event(kind, rr.first().timeMs(), rr.second().timeMs(), 0, rr.ms());
    }

    private static Event rate(EventKind kind, RateWindows.Window window) {
        return new Event(kind, window.fromMs(), window.toMs(), 0, window.perMinute());
    }

    /** Half minutes of fibrillation that follow each other are one. */
    private static List<Event> fibrillation(List<ToldStretch> told) {
        List<Event> found = new ArrayList<>();
        for (ToldStretch one : told) {
            if (one.told().rhythm() != RhythmClass.A) {
                continue;
            }
            double probability = one.told().probability(RhythmClass.A);
            Event last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && last.toMs() == one.stretch().fromMs()) {
                found.set(
                        found.size() - 1,
                        new Event(
                                last.kind(),
                                last.fromMs(),
                                one.stretch().toMs(),
                                0,
                                Math.max(last.value(), probability)));
            } else {
                found.add(new Event(
                        EventKind.FIBRILLATION,
                        one.stretch().fromMs(),
                        one.stretch().toMs(),
                        0,
                        probability));
            }
        }
        return found;
    }

    private static List<Event> most(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparingDouble((Event event) -> event.fromMs() - event.toMs()))
                .limit(MOST)
                .sorted(Comparator.comparingDouble(Event::fromMs))
                .toList();
    }
}
