package org.einthoven.explain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Samples;
import org.einthoven.measure.CardiacCycle;

/**
 * Where the parts of one heartbeat are, in samples; what was not found is not there.
 *
 * @param from first sample of the beat
 * @param to sample after the last
 */
public record BeatParts(int from, int to, Map<BeatPart, Range> ranges) {

    /** From {@code from} up to, not including, {@code to}. */
    public record Range(int from, int to) {}

    /** Either end of the baseline is the median of so many ms. */
    private static final double LEVEL_MS = 20;

    public static BeatParts of(CardiacCycle cycle, Ecg ecg) {
        Map<BeatPart, Range> ranges = new EnumMap<>(BeatPart.class);
        Fiducial p = cycle.p();
        Fiducial qrs = cycle.qrs();
        Fiducial t = cycle.t();
        if (p != null) {
            put(ranges, BeatPart.P, p.onsetMs(), p.offsetMs(), ecg);
        }
        if (p != null && qrs != null) {
            put(ranges, BeatPart.PR, p.offsetMs(), qrs.onsetMs(), ecg);
        }
        if (qrs != null) {
            put(ranges, BeatPart.QRS, qrs.onsetMs(), qrs.offsetMs(), ecg);
        }
        if (qrs != null && t != null) {
            put(ranges, BeatPart.ST, qrs.offsetMs(), t.onsetMs(), ecg);
        }
        if (t != null) {
            put(ranges, BeatPart.T, t.onsetMs(), t.offsetMs(), ecg);
        }
        int from = ranges.values().stream().mapToInt(Range::from).min().orElse(0);
        int to = ranges.values().stream().mapToInt(Range::to).max().orElse(0);
        return new BeatParts(from, to, ranges);
    }

    private static void put(Map<BeatPart, Range> ranges, BeatPart part, double fromMs, double toMs, Ecg ecg) {
        int from = Math.max(0, (int) Math.ceil(ecg.rate().indexAt(fromMs)));
        int to = Math.min(ecg.length(), (int) Math.ceil(ecg.rate().indexAt(toMs)));
        if (from < to) {
            ranges.put(part, new Range(from, to));
        }
    }

    /** Whether one of these parts holds the sample. */
    public boolean hasAt(int sample, Set<BeatPart> parts) {
        return parts.stream()
                .map(ranges::get)
                .anyMatch(range -> range != null && sample >= range.from && sample < range.to);
    }

    /**
     * {@code ecg} with only these parts of the beats left: in place of the others runs the beat's baseline, the line
     * from its begin to its end.
     */
    static Ecg left(Ecg ecg, List<BeatParts> beats, Set<BeatPart> left) {
        List<Lead> leads = ecg.leads().stream()
                .map(lead -> {
                    float[] samples = lead.samples().toArray();
                    beats.forEach(beat -> beat.erase(samples, left, ecg));
                    return new Lead(lead.name(), Samples.copyOf(samples));
                })
                .toList();
        return new Ecg(ecg.rate(), leads);
    }

    private void erase(float[] samples, Set<BeatPart> left, Ecg ecg) {
        int level = (int) Math.max(1, Math.round(ecg.rate().indexAt(LEVEL_MS)));
        if (to - from < 2 * level) {
            return;
        }
        float start = median(samples, Math.max(0, from - level), from + 1);
        float end = median(samples, to - 1, Math.min(samples.length, to + level));
        ranges.forEach((part, range) -> {
            if (!left.contains(part)) {
                for (int i = range.from; i < range.to; i++) {
                    samples[i] = start + (end - start) * (i - from) / (to - from);
                }
            }
        });
    }

    private static float median(float[] samples, int from, int to) {
        float[] sorted = Arrays.copyOfRange(samples, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
