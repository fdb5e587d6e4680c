package org.einthoven.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;

/**
 * The window around a beat in patches of equal length, from 400 ms before its R peak to 500 ms after it: P wave to T
 * wave. Half way to a neighbouring beat the window ends.
 *
 * @param from first sample of the beat's window
 * @param to sample after the last
 * @param rPeak sample of the R peak
 */
public record Patches(int from, int to, int rPeak, int patch) {

    /** Short enough to tell Q from R from S, and long enough that not every patch is a model run of its own. */
    public static final double PATCH_MS = 50;

    private static final double BEFORE_MS = 400;
    private static final double AFTER_MS = 500;

    /** Patches in every window; those that reach beyond it are empty. */
    public static final int COUNT = (int) ((BEFORE_MS + AFTER_MS) / PATCH_MS);

    static Patches around(Ecg ecg, double[] rPeaksMs, int beat) {
        double r = rPeaksMs[beat];
        double before = beat == 0 ? BEFORE_MS : Math.min(BEFORE_MS, (r - rPeaksMs[beat - 1]) / 2);
        double after = beat == rPeaksMs.length - 1 ? AFTER_MS : Math.min(AFTER_MS, (rPeaksMs[beat + 1] - r) / 2);
        int from = (int) Math.max(0, Math.ceil(ecg.rate().indexAt(r - before)));
        int to = (int) Math.min(ecg.length(), Math.floor(ecg.rate().indexAt(r + after)));
        int patch = (int) Math.max(1, Math.round(ecg.rate().indexAt(PATCH_MS)));
        return new Patches(from, to, (int) Math.round(ecg.rate().indexAt(r)), patch);
    }

    /** First sample of patch {@code k}, 0 to {@link #COUNT}. */
    public int start(int k) {
        int start = rPeak + (int) Math.round((k - BEFORE_MS / PATCH_MS) * patch);
        return Math.max(from, Math.min(to, start));
    }

    /** The sample in the middle of patch {@code k}. */
    public int centre(int k) {
        return (start(k) + start(k + 1)) / 2;
    }

    boolean isEmpty(int k) {
        return start(k) >= start(k + 1);
    }

    /** The patches that hold samples, in order of time. */
    public List<Integer> filled() {
        return IntStream.range(0, COUNT).filter(k -> !isEmpty(k)).boxed().toList();
    }

    /**
     * Draws the baseline through each of the patches {@code chosen}: the line from the begin of the window to its end,
     * so that nothing of the wave is left. (A line between the ends of the patch itself would keep the course of any
     * wave that is wider than a patch, as those of ventricular beats are.)
     */
    void erase(float[] samples, Set<Integer> chosen) {
        float left = median(samples, from, Math.min(to, from + patch));
        float right = median(samples, Math.max(from, to - patch), to);
        for (int k : chosen) {
            for (int i = start(k); i < start(k + 1); i++) {
                samples[i] = left + (right - left) * (i - from) / (to - from);
            }
        }
    }

    private static float median(float[] samples, int from, int to) {
        float[] sorted = Arrays.copyOfRange(samples, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** {@code ecg} with the patches of each beat erased from the leads that are {@code chosen}. */
    static Ecg erased(Ecg ecg, List<Patches> beats, List<Set<Integer>> patches, Predicate<LeadName> chosen) {
        List<Lead> leads = new ArrayList<>();
        for (Lead lead : ecg.leads()) {
            if (chosen.test(lead.name())) {
                float[] samples = lead.samples().toArray();
                for (int b = 0; b < beats.size(); b++) {
                    beats.get(b).erase(samples, patches.get(b));
                }
                leads.add(new Lead(lead.name(), Samples.copyOf(samples)));
            } else {
                leads.add(lead);
            }
        }
        return new Ecg(ecg.rate(), leads);
    }
}
