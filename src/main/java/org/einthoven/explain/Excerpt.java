package org.einthoven.explain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.einthoven.measure.CardiacCycle;

/**
 * Part of a recording.
 *
 * @param fromIndex its first sample in the whole recording
 * @param wholeLength samples of the whole recording
 */
record Excerpt(Ecg ecg, int fromIndex, int wholeLength) {

    /** The {@code longestMs} around the beat of the class of which the model is surest; the whole if it is no longer. */
    static Excerpt around(Ecg whole, List<Beat> beats, BeatClass beatClass, double longestMs) {
        int length = (int) Math.ceil(whole.rate().indexAt(longestMs));
        if (whole.length() <= length) {
            return new Excerpt(whole, 0, whole.length());
        }
        double centreMs = beats.stream()
                .filter(beat -> beat.beatClass() == beatClass)
                .max((a, b) -> Double.compare(score(a), score(b)))
                .map(Beat::timeMs)
                .orElse(0.0);
        int wanted = (int) whole.rate().indexAt(centreMs) - length / 2;
        int from = Math.max(0, Math.min(whole.length() - length, wanted));
        List<Lead> leads = whole.leads().stream()
                .map(lead -> new Lead(lead.name(), lead.samples().slice(from, from + length)))
                .toList();
        return new Excerpt(new Ecg(whole.rate(), leads), from, whole.length());
    }

    boolean isWhole() {
        return ecg.length() == wholeLength;
    }

    /** R peaks inside, in ms from the excerpt's first sample. */
    double[] rPeaksMs(List<Beat> beats) {
        double fromMs = ecg.rate().msAt(fromIndex);
        double toMs = ecg.rate().msAt(fromIndex + ecg.length());
        return beats.stream()
                .mapToDouble(Beat::timeMs)
                .filter(ms -> ms >= fromMs && ms < toMs)
                .map(ms -> ms - fromMs)
                .toArray();
    }

    /** The beats inside with their waves, in ms from the excerpt's first sample. */
    List<CardiacCycle> cycles(List<CardiacCycle> cycles) {
        if (isWhole()) {
            return cycles;
        }
        double fromMs = ecg.rate().msAt(fromIndex);
        double toMs = ecg.rate().msAt(fromIndex + ecg.length());
        return cycles.stream()
                .filter(cycle -> cycle.beat().timeMs() >= fromMs && cycle.beat().timeMs() < toMs)
                .map(cycle -> cycle.earlier(fromMs))
                .toList();
    }

    /** An explanation of the excerpt as one of the whole recording, 0 outside. */
    Explanation spread(Explanation explanation) {
        if (isWhole()) {
            return explanation;
        }
        Map<LeadName, Samples> attribution = new EnumMap<>(LeadName.class);
        explanation.attribution().forEach((name, samples) -> {
            float[] all = new float[wholeLength];
            System.arraycopy(samples.toArray(), 0, all, fromIndex, samples.length());
            attribution.put(name, Samples.copyOf(all));
        });
        return new Explanation(
                explanation.findingId(),
                explanation.method(),
                attribution,
                explanation.waveShares(),
                explanation.leadShares(),
                explanation.faithfulness());
    }

    private static double score(Beat beat) {
        return beat.scores().getOrDefault(beat.beatClass(), 0.0);
    }
}
