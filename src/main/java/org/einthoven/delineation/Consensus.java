package org.einthoven.delineation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;

/**
 * The waves over all leads: from the earliest onset to the latest offset, as the CSE Working Party (1985) defines them.
 * One lead alone that strays is not believed: an end counts from where enough leads agree on it, and a wave that too
 * few leads show is none.
 */
final class Consensus {

    /** Waves of two leads whose centres are farther apart than this are not the same wave, in ms: P, QRS, T. */
    private static final double[] SAME_WAVE_MS = {0, 100, 120, 160};

    /** Share of the leads that must show a wave: P and T are flat in some leads, a QRS complex hardly ever. */
    private static final double[] SUPPORT = {0, 0.34, 0.5, 0.34};

    /** So many leads must agree on an end, if there are as many. */
    private static final int WITNESSES = 3;

    /** How close they must agree, in ms: P, QRS, T; about the spread of referees (CSE Working Party 1985). */
    private static final double[] AGREEMENT_MS = {0, 14, 10, 30};

    private Consensus() {}

    /**
     * @param perLead the waves of all leads
     * @param leads how many leads were read
     * @return in order of time; where two waves would overlap, the one that came first ends with the next one's onset
     */
    static List<Fiducial> of(List<Fiducial> perLead, int leads) {
        List<Fiducial> global = new ArrayList<>();
        for (Wave wave : List.of(Wave.P, Wave.QRS, Wave.T)) {
            int needed = Math.max(1, (int) Math.ceil(SUPPORT[wave.ordinal()] * leads));
            for (List<Fiducial> same : groups(perLead, wave)) {
                if (same.size() >= needed) {
                    global.add(merge(wave, same));
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

    private static double centre(Fiducial fiducial) {
        return (fiducial.onsetMs() + fiducial.offsetMs()) / 2;
    }

    private static Fiducial merge(Wave wave, List<Fiducial> same) {
        double[] onsets = same.stream().mapToDouble(Fiducial::onsetMs).sorted().toArray();
        double[] negatedOffsets =
                same.stream().mapToDouble(f -> -f.offsetMs()).sorted().toArray();
        double[] peaks = same.stream().mapToDouble(Fiducial::peakMs).sorted().toArray();
        double onset = earliestAgreed(onsets, AGREEMENT_MS[wave.ordinal()]);
        double offset = -earliestAgreed(negatedOffsets, AGREEMENT_MS[wave.ordinal()]);
        if (onset >= offset) {
            // the leads agree on neither end: the surest of them is believed
            Fiducial surest = Collections.max(same, Comparator.comparingDouble(Fiducial::confidence));
            onset = surest.onsetMs();
            offset = surest.offsetMs();
        }
        double peak = Math.min(offset, Math.max(onset, peaks[peaks.length / 2]));
        double confidence =
                same.stream().mapToDouble(Fiducial::confidence).average().orElseThrow();
        return new Fiducial(null, wave, onset, peak, offset, confidence);
    }

    /** The first of the rising times behind which enough others follow closely; the median where they never do. */
    private static double earliestAgreed(double[] times, double within) {
        int witnesses = Math.min(WITNESSES, times.length);
        for (int i = 0; i + witnesses <= times.length; i++) {
            if (times[i + witnesses - 1] - times[i] <= within) {
                return times[i];
            }
        }
        return times[times.length / 2];
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
