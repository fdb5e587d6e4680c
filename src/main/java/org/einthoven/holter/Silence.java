package org.einthoven.holter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Limit;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RrInterval;
import org.einthoven.rhythm.Stretch;

/**
 * Where no beat is seen.
 *
 * @param durationMs of the recording
 * @param unread where nothing could be read, {@code flat} among it
 * @param flat where all leads are flat for long
 */
record Silence(double durationMs, List<Stretch> unread, List<Stretch> flat) {

    /** Those longer than the limit of a pause: between two beats, before the first and after the last. */
    List<Event> pauses(Rhythm rhythm) {
        List<Beat> beats = rhythm.beats();
        List<Stretch> silent = new ArrayList<>();
        if (beats.isEmpty()) {
            edge(0, durationMs, silent);
        } else {
            edge(0, beats.get(0).timeMs(), silent);
            for (RrInterval rr : rhythm.intervalsAbove(Limit.PAUSE.value())) {
                silent.add(new Stretch(rr.first().timeMs(), rr.second().timeMs()));
            }
            edge(beats.get(beats.size() - 1).timeMs(), durationMs, silent);
        }
        return silent.stream().map(stretch -> event(EventKind.PAUSE, stretch)).toList();
    }

    /** Lasted at least so long: its other beat was not recorded. */
    private void edge(double fromMs, double toMs, List<Stretch> silent) {
        if (toMs - fromMs > Limit.PAUSE.value()
                && unread.stream().noneMatch(stretch -> stretch.overlaps(fromMs, toMs))) {
            silent.add(new Stretch(fromMs, toMs));
        }
    }

    Stream<Event> flats() {
        return flat.stream().map(stretch -> event(EventKind.FLAT, stretch));
    }

    private static Event event(EventKind kind, Stretch stretch) {
        return Event.inAllLeads(kind, stretch.fromMs(), stretch.toMs(), 0, stretch.durationMs());
    }
}
