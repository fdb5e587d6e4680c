package org.einthoven.holter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.rhythm.Episode;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.RrInterval;

/**
 * What a reader goes to.
 *
 * @param listed by kind, and in order of time within each; of many of a kind the longest
 * @param counts how many there are of each kind, listed or not
 */
record Events(List<Event> listed, Map<EventKind, Integer> counts) {

    /** Of a kind: the longest of more, as nobody goes to all. */
    private static final int MOST = 40;

    /** @param st extremes of the ST segment */
    static Events of(Rhythm rhythm, Silence silence, RateWindows rates, List<RhythmStretch> stretches, List<Event> st) {
        List<Event> all = new ArrayList<>();
        all.addAll(episodes(EventKind.VENTRICULAR_RUN, rhythm.ectopy().ventricularRuns()));
        all.addAll(silence.pauses(rhythm));
        all.addAll(silence.flats().toList());
        all.addAll(fibrillation(stretches));
        all.addAll(episodes(EventKind.SUPRAVENTRICULAR_RUN, rhythm.ectopy().supraventricularRuns()));
        all.addAll(episodes(EventKind.COUPLET, rhythm.ectopy().couplets()));
        all.addAll(episodes(EventKind.BIGEMINY, rhythm.ectopy().bigeminy()));
        all.addAll(episodes(EventKind.TRIGEMINY, rhythm.ectopy().trigeminy()));
        Comparator<RateWindows.Window> byRate = Comparator.comparingDouble(RateWindows.Window::perMinute);
        Stream.of(
                        rates.windows().stream().max(byRate).map(window -> rate(EventKind.FASTEST, window)),
                        rates.windows().stream().min(byRate).map(window -> rate(EventKind.SLOWEST, window)))
                .forEach(found -> found.ifPresent(all::add));
        rhythm.intervals().stream()
                .max(Comparator.comparingDouble(RrInterval::ms))
                .map(rr -> Event.inAllLeads(
                        EventKind.LONGEST_RR, rr.first().timeMs(), rr.second().timeMs(), 0, rr.ms()))
                .ifPresent(all::add);
        all.addAll(st);
        Map<EventKind, List<Event>> byKind = all.stream()
                .collect(Collectors.groupingBy(Event::kind, () -> new EnumMap<>(EventKind.class), Collectors.toList()));
        Map<EventKind, Integer> counts = new EnumMap<>(EventKind.class);
        byKind.forEach((kind, events) -> counts.put(kind, events.size()));
        return new Events(byKind.values().stream().flatMap(Events::most).toList(), counts);
    }

    private static List<Event> episodes(EventKind kind, List<Episode> episodes) {
        return episodes.stream()
                .map(episode -> Event.inAllLeads(
                        kind,
                        episode.startMs(),
                        episode.endMs(),
                        episode.beats().size(),
                        episode.ratePerMinute()))
                .toList();
    }

    private static Event rate(EventKind kind, RateWindows.Window window) {
        return Event.inAllLeads(kind, window.fromMs(), window.toMs(), 0, window.perMinute());
    }

    /** Half minutes of fibrillation that follow each other are one. */
    private static List<Event> fibrillation(List<RhythmStretch> stretches) {
        List<Event> found = new ArrayList<>();
        for (RhythmStretch one : stretches) {
            if (!one.fibrillates()) {
                continue;
            }
            Event last = found.isEmpty() ? null : found.get(found.size() - 1);
            boolean goesOn = last != null && last.toMs() == one.stretch().fromMs();
            double fromMs = goesOn ? last.fromMs() : one.stretch().fromMs();
            double highest = goesOn ? Math.max(last.value(), one.fibrillation()) : one.fibrillation();
            if (goesOn) {
                found.remove(found.size() - 1);
            }
            found.add(Event.inAllLeads(
                    EventKind.FIBRILLATION, fromMs, one.stretch().toMs(), 0, highest));
        }
        return found;
    }

    private static Stream<Event> most(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparingDouble((Event event) -> event.fromMs() - event.toMs()))
                .limit(MOST)
                .sorted(Comparator.comparingDouble(Event::fromMs));
    }
}
