package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * Where one wave of the representative beat begins and ends over all leads, in ms from the R peak. In each lead it is the
 * median over the aligned beats; over the leads it is the earliest onset and the latest offset, outliers left out: an end
 * lies where a quarter of the leads has it, as in {@link Delineation}'s waves over all leads.
 *
 * @param beats in how many beats the wave was found
 * @param leads in which it was found
 */
record WaveMarks(double onsetMs, double offsetMs, int beats, List<LeadName> leads) {

    /** A lead's mark counts if so many of the beats that have the wave, and were recorded in it, show it there. */
    private static final double SHARE_OF_BEATS = 0.5;

    /** Share of the leads beyond an end. */
    private static final double BEYOND = 0.25;

    /** The wave {@code wave}, which {@code global} takes from a cycle; empty where fewer than two beats have it. */
    static Optional<WaveMarks> of(
            AlignedBeats beats, Delineation delineation, Function<CardiacCycle, @Nullable Fiducial> global) {
        List<Fiducial> waves = new ArrayList<>();
        List<Double> rs = new ArrayList<>();
        double[] rMs = beats.rMs();
        for (int i = 0; i < rMs.length; i++) {
            Fiducial wave = global.apply(beats.cycles().get(i));
            if (wave != null) {
                waves.add(wave);
                rs.add(rMs[i]);
            }
        }
        if (waves.size() < 2) {
            return Optional.empty();
        }
        List<LeadName> leads = new ArrayList<>();
        List<Double> onsets = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        for (int l = 0; l < beats.names().size(); l++) {
            LeadName lead = beats.names().get(l);
            List<Fiducial> seen =
                    same(waves, delineation.inLead(lead), waves.get(0).wave());
            double[] leadOnsets = relative(seen, rs, Fiducial::onsetMs);
            if (leadOnsets.length >= Math.max(2, SHARE_OF_BEATS * recorded(beats, l, waves))) {
                leads.add(lead);
                onsets.add(Median.of(leadOnsets));
                offsets.add(Median.of(relative(seen, rs, Fiducial::offsetMs)));
            }
        }
        if (leads.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WaveMarks(quantile(onsets, BEYOND), quantile(offsets, 1 - BEYOND), waves.size(), leads));
    }

    private static long recorded(AlignedBeats beats, int lead, List<Fiducial> waves) {
        return waves.stream()
                .filter(wave -> beats.isRecorded(lead, wave.peakMs()))
                .count();
    }

    /** For each of the waves over all leads the one that this lead has there; null where it has none. */
    private static List<@Nullable Fiducial> same(List<Fiducial> waves, List<Fiducial> ofLead, Wave kind) {
        List<Fiducial> candidates = ofLead.stream()
                .filter(wave -> wave.wave() == kind)
                .sorted(Comparator.comparingDouble(Fiducial::onsetMs))
                .toList();
        List<@Nullable Fiducial> same = new ArrayList<>();
        int next = 0;
        for (Fiducial wave : waves) {
            while (next < candidates.size() && candidates.get(next).offsetMs() <= wave.onsetMs()) {
                next++;
            }
            boolean overlaps = next < candidates.size() && candidates.get(next).onsetMs() < wave.offsetMs();
            same.add(overlaps ? candidates.get(next) : null);
        }
        return same;
    }

    private static double[] relative(List<@Nullable Fiducial> seen, List<Double> rs, ToDoubleFunction<Fiducial> end) {
        double[] ms = new double[seen.size()];
        int count = 0;
        for (int i = 0; i < ms.length; i++) {
            Fiducial wave = seen.get(i);
            if (wave != null) {
                ms[count++] = end.applyAsDouble(wave) - rs.get(i);
            }
        }
        return Arrays.copyOf(ms, count);
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
