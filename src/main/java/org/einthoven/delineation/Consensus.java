package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;

/**
 * The waves over all leads. The CSE Working Party (1985) lets a wave last from the earliest onset to the latest offset in
 * any lead. Of twelve marks that each err by some 10 ms the earliest is too early and the latest too late, which made
 * healthy QRS complexes 13 ms too wide; so an end lies where a quarter of the leads that show the wave have it.
 * A wave that too few leads show is none.
 */
final class Consensus {

    /** Waves of two leads whose centres are farther apart than this are not the same wave, in ms: P, QRS, T. */
    private static final double[] SAME_WAVE_MS = {0, 100, 120, 160};

    /** Share of the leads that must show a wave: P and T are flat in some leads, a QRS complex hardly ever. */
    private static final double[] SUPPORT = {0, 0.34, 0.5, 0.34};

    /**
     * Share of the leads that lie beyond an end. Of 291 normal recordings of PTB-XL's development folds 1.0 % then have a
     * QRS complex wider than 120 ms (5.8 % with the earliest end on which three leads agree), and of 106 with complete
     * bundle branch block 99.1 % (100 %); the median of the normal ones is 97 ms (105 ms).
     */
    private static final double BEYOND = 0.25;

    private Consensus() {}

    /**
     * @param perLead the waves of all leads
     * @param ecg the leads that were read; one that was not recorded at a wave has no say on it
     * @return in order of time; where two waves would overlap, the one that came first ends with the next one's onset
     */
    static List<Fiducial> of(List<Fiducial> perLead, Ecg ecg) {
        List<Fiducial> global = new ArrayList<>();
        for (Wave wave : List.of(Wave.P, Wave.QRS, Wave.T)) {
            for (List<Fiducial> same : groups(perLead, wave)) {
                Fiducial merged = merge(wave, same);
                if (same.size() >= Math.ceil(SUPPORT[wave.ordinal()] * recorded(ecg, centre(merged)))) {
                    global.add(merged);
                }
            }
        }
        global.sort(Comparator.comparingDouble(Fiducial::onsetMs));
        return withoutOverlap(global);
    }

    private static List<List<Fiducial>> groups(List<Fiducial> perLead, Wave wave) {
        List<Fiducial> sorted = perLead.stream()
                .filter(f -> f.wave() == wave)
                .sorted(Comparator.comparingDouble(Consensus::centre))
                .toList();
        List<List<Fiducial>> groups = new ArrayList<>();
        Set<LeadName> seen = new HashSet<>();
        double sum = 0;
        for (Fiducial fiducial : sorted) {
            List<Fiducial> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            boolean joins = !last.isEmpty()
                    && centre(fiducial) - sum / last.size() < SAME_WAVE_MS[wave.ordinal()]
                    && !seen.contains(fiducial.lead());
            if (!joins) {
                groups.add(new ArrayList<>());
                seen.clear();
                sum = 0;
            }
            groups.get(groups.size() - 1).add(fiducial);
            seen.add(fiducial.lead());
            sum += centre(fiducial);
        }
        return groups;
    }

    private static long recorded(Ecg ecg, double ms) {
        int sample = Math.min(ecg.length() - 1, (int) Math.round(ecg.rate().indexAt(ms)));
        return ecg.leads().stream()
                .filter(lead -> !lead.samples().isMissing(sample))
                .count();
    }

    private static double centre(Fiducial fiducial) {
        return (fiducial.onsetMs() + fiducial.offsetMs()) / 2;
    }

    private static Fiducial merge(Wave wave, List<Fiducial> same) {
        double[] onsets = same.stream().mapToDouble(Fiducial::onsetMs).sorted().toArray();
        double[] offsets =
                same.stream().mapToDouble(Fiducial::offsetMs).sorted().toArray();
        double[] peaks = same.stream().mapToDouble(Fiducial::peakMs).sorted().toArray();
        double onset = quantile(onsets, BEYOND);
        double offset = quantile(offsets, 1 - BEYOND);
        double peak = Math.min(offset, Math.max(onset, peaks[peaks.length / 2]));
        double confidence =
                same.stream().mapToDouble(Fiducial::confidence).average().orElseThrow();
        return new Fiducial(null, wave, onset, peak, offset, confidence);
    }

    /** Between the two values that it falls between (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static List<Fiducial> withoutOverlap(List<Fiducial> waves) {
        Fiducial[] apart = waves.toArray(Fiducial[]::new);
        for (int i = 0; i + 1 < apart.length; i++) {
            Fiducial wave = apart[i];
            double end = Math.max(wave.peakMs(), Math.min(wave.offsetMs(), apart[i + 1].onsetMs()));
            apart[i] = new Fiducial(null, wave.wave(), wave.onsetMs(), wave.peakMs(), end, wave.confidence());
        }
        return Arrays.asList(apart);
    }
}
