package org.einthoven.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.Ecg;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.QualityIssue;
import org.einthoven.signal.SignalQuality;

/**
 * Finds where all leads of a long recording are flat for so long that electrodes which came off are likelier than a heart
 * that stands still. Which of the two it is cannot be told from the leads: it is no interval that is measured, and it is
 * shown to whoever reads.
 */
final class FlatStretches {

    /** Longer than pauses are as a rule, in ms; what is shorter is counted as a pause. */
    private static final double SHORTEST_MS = 15_000;

    /** Length judged at once, as {@link SignalQuality} wants it. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private FlatStretches() {}

    /**
     * @param ecg the leads that are read; at least one
     * @param beats in order of time
     * @return in order of time, begin and end known to two seconds
     */
    static List<Stretch> find(Ecg ecg, List<Beat> beats) {
        List<Stretch> found = new ArrayList<>();
        double from = 0;
        for (Beat beat : beats) {
            within(ecg, from, beat.timeMs(), found);
            from = beat.timeMs();
        }
        within(ecg, from, ecg.duration().toMillis(), found);
        return found;
    }

    /** Looks where there is no beat only: anywhere else something moves. */
    private static void within(Ecg ecg, double fromMs, double toMs, List<Stretch> found) {
        if (toMs - fromMs < SHORTEST_MS) {
            return;
        }
        double begin = Double.NaN;
        double at = fromMs;
        for (; at + WINDOW.toMillis() <= toMs; at += WINDOW.toMillis()) {
            if (!isFlat(ecg, at)) {
                keep(begin, at, found);
                begin = Double.NaN;
            } else if (Double.isNaN(begin)) {
                begin = at;
            }
        }
        keep(begin, at, found);
    }

    private static void keep(double beginMs, double endMs, List<Stretch> found) {
        if (endMs - beginMs >= SHORTEST_MS) {
            found.add(new Stretch(beginMs, endMs));
        }
    }

    private static boolean isFlat(Ecg ecg, double fromMs) {
        int from = (int) Math.floor(ecg.rate().indexAt(fromMs));
        int to = from + ecg.rate().samplesIn(WINDOW);
        return ecg.leads().stream()
                .allMatch(lead -> to <= lead.samples().length()
                        && SignalQuality.assess(lead.samples().slice(from, to), ecg.rate())
                                .issues()
                                .contains(QualityIssue.FLAT));
    }
}
