package org.einthoven.holter;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;

/**
 * What a long recording comes to.
 *
 * @param minutes counts, one after the other, the last one perhaps shorter
 * @param events by kind, in order of time within each; of many of a kind the longest
 * @param counts how many there are of each kind, listed or not
 */
public record Survey(
        List<Template> templates, List<Tally> minutes, List<Event> events, Map<EventKind, Integer> counts) {

    /** What is not longer is seen at a glance. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /**
     * Number of the way in which surveys are made: one more whenever the same reading comes to another survey, so that servers of
     * the version before, which are at work meanwhile, keep and find their own.
     */
    public static final int MAKING = 3;

    public Survey {
        templates = List.copyOf(templates);
        minutes = List.copyOf(minutes);
        events = List.copyOf(events);
        counts = Map.copyOf(counts);
    }

    /**
     * Where the level of the ST segment is farthest from the baseline: above it, or below; empty where it was not measured.
     * aVR looks at the heart from behind, so that what is raised everywhere is lowest in it: where there are others it is not asked
     * for the lowest. What is raised in it counts, as it does where the left main artery is narrow.
     */
    public Optional<Event> farthestSt(EventKind kind) {
        Comparator<Event> byLevel = Comparator.comparingDouble(Event::value);
        List<Event> ofKind =
                events.stream().filter(event -> event.kind() == kind).toList();
        return kind == EventKind.ST_HIGHEST
                ? ofKind.stream().max(byLevel)
                : ofKind.stream()
                        .filter(event -> event.lead() != LeadName.AVR)
                        .min(byLevel)
                        .or(() -> ofKind.stream().min(byLevel));
    }

    /** How many events of a kind there are. */
    public int count(EventKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /**
     * @param ecg the usable leads
     * @param beats all of them, in order of time
     * @param delineation their waves
     * @param unreadable where no lead could be read
     * @param flat where all leads are flat for so long that nothing is read of it
     * @param stretches the rhythm, half minute by half minute; empty where the rhythm model did not read
     */
    public static Survey of(
            Ecg ecg,
            List<Beat> beats,
            Delineation delineation,
            List<Stretch> unreadable,
            List<Stretch> flat,
            List<RhythmStretch> stretches) {
        List<Stretch> unread = Stream.concat(unreadable.stream(), flat.stream()).toList();
        Rhythm rhythm = Rhythm.of(beats, unread);
        double durationMs = ecg.duration().toMillis();
        RateWindows rates = RateWindows.of(rhythm);
        Events events = Events.of(
                rhythm,
                new Silence(durationMs, unread, flat),
                rates,
                stretches,
                StTrend.extremes(ecg, beats, delineation).toList());
        return new Survey(
                Templates.of(ecg, beats),
                Tallies.of(durationMs, rhythm, rates, stretches),
                events.listed(),
                events.counts());
    }
}
