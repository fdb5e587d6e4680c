package org.einthoven.holter;

import java.time.Duration;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.ToldStretch;

/**
 * What a long recording comes to.
 *
 * @param minutes counts, one after the other, the last one perhaps shorter
 * @param events by kind, in order of time within each
 */
public record Survey(List<Template> templates, List<Tally> minutes, List<Event> events) {

    /** What is not longer is seen at a glance. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    public Survey {
        templates = List.copyOf(templates);
        minutes = List.copyOf(minutes);
        events = List.copyOf(events);
    }

    /**
     * @param ecg the usable leads
     * @param rhythm of all its beats
     * @param told what the rhythm model says, half minute by half minute; empty where it did not read
     */
    public static Survey of(Ecg ecg, Rhythm rhythm, List<ToldStretch> told) {
        RateWindows rates = RateWindows.of(rhythm);
        return new Survey(
                Templates.of(ecg, rhythm.beats()),
                Tallies.of(ecg.duration().toMillis(), rhythm, rates, told),
                Events.of(rhythm, rates, told));
    }
}
