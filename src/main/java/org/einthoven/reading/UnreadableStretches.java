package org.einthoven.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.rhythm.Stretch;
import org.einthoven.signal.ChannelQuality;
import org.einthoven.signal.QualityIssue;
import org.einthoven.signal.SignalQuality;

/**
 * Finds where no lead can be read although leads as a whole can: noise in all of them at once, or samples missing from
 * all. A flat stretch is not among them: it may be the heart that pauses, and a pause must be seen.
 */
final class UnreadableStretches {

    /** Length judged at once: long enough for one beat at 30/min, as {@link SignalQuality} wants it. */
    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** A gap shorter than this hides no QRS complex whole. */
    private static final Duration SHORTEST_GAP = Duration.ofMillis(100);

    private UnreadableStretches() {}

    /**
     * @param leads of one recording, the cleanest first: where the first can be read, the others need no look
     * @return in order of time, none touching another
     */
    static List<Stretch> find(List<Lead> leads, SampleRate rate) {
        List<Stretch> found = new ArrayList<>(gaps(leads, rate));
        int window = rate.samplesIn(WINDOW);
        int length = leads.get(0).samples().length();
        for (int from = 0; from + window <= length; from += window) {
            int to = from + 2 * window > length ? length : from + window;
            int start = from;
            if (leads.stream().noneMatch(lead -> isReadable(lead.samples().slice(start, to), rate))) {
                found.add(new Stretch(rate.msAt(from), rate.msAt(to)));
            }
        }
        return merged(found);
    }

    /** What is missing is found to the sample elsewhere, and condemns no whole window. */
    private static boolean isReadable(Samples window, SampleRate rate) {
        ChannelQuality quality = SignalQuality.assess(window, rate);
        boolean onlyMissing = quality.issues().contains(QualityIssue.MISSING)
                && !quality.issues().contains(QualityIssue.NOISY);
        return quality.usable() || onlyMissing || quality.issues().contains(QualityIssue.FLAT);
    }

    /** Where every lead misses its samples. */
    private static List<Stretch> gaps(List<Lead> leads, SampleRate rate) {
        List<Stretch> gaps = new ArrayList<>();
        int length = leads.get(0).samples().length();
        int start = -1;
        for (int i = 0; i <= length; i++) {
            boolean missing = i < length && isMissingFromAll(leads, i);
            if (missing && start < 0) {
                start = i;
            } else if (!missing && start >= 0) {
                if (i - start >= rate.samplesIn(SHORTEST_GAP)) {
                    gaps.add(new Stretch(rate.msAt(start), rate.msAt(i)));
                }
                start = -1;
            }
        }
        return gaps;
    }

    private static boolean isMissingFromAll(List<Lead> leads, int index) {
        for (Lead lead : leads) {
            if (!lead.samples().isMissing(index)) {
                return false;
            }
        }
        return true;
    }

    private static List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        stretches.sort(Comparator.comparingDouble(Stretch::fromMs));
        for (Stretch stretch : stretches) {
            int last = merged.size() - 1;
            if (last >= 0 && stretch.fromMs() <= merged.get(last).toMs()) {
                double to = Math.max(stretch.toMs(), merged.get(last).toMs());
                merged.set(last, new Stretch(merged.get(last).fromMs(), to));
            } else {
                merged.add(stretch);
            }
        }
        return merged;
    }
}
