package org.einthoven.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.signal.ZeroPhaseFilter;
import org.jspecify.annotations.Nullable;

/**
 * The frontal axis of P, QRS and T in degrees, -180 to 180: the direction of the net area under the wave in lead I (at
 * 0°) and aVF (at 90°). aVF is recorded at {@code sqrt(3)/2} of the scale of I, so it is scaled up by {@code 2/sqrt(3)}.
 */
final class FrontalAxis {

    private static final double AVF_SCALE = 2 / Math.sqrt(3);

    /** The zero line is taken over this many ms before the P wave (for P) or the QRS complex (for QRS and T). */
    private static final double ZERO_LINE_MS = 16;

    /** A wave whose mean net potential is below this, in mV, points nowhere: a fifth of a millimetre on paper. */
    private static final double SMALLEST_MV = 0.02;

    private FrontalAxis() {}

    /** The axes that can be told, by {@code P}, {@code QRS} and {@code T}; {@code ecg} holds the usable leads. */
    static Map<String, Double> of(Ecg ecg, List<CardiacCycle> cycles) {
        float[] one = samples(ecg, LeadName.I);
        float[] avf = one == null ? null : avf(ecg, one);
        if (one == null || avf == null) {
            return Map.of();
        }
        Map<String, Double> axes = new HashMap<>();
        Map<String, Function<CardiacCycle, @Nullable Fiducial>> waves =
                Map.of("P", CardiacCycle::p, "QRS", CardiacCycle::qrs, "T", CardiacCycle::t);
        waves.forEach((name, wave) -> {
            double[] x = netPotentials(one, ecg.rate(), cycles, wave);
            double[] y = netPotentials(avf, ecg.rate(), cycles, wave);
            if (2 * x.length >= cycles.size() && x.length >= 2) {
                double across = Median.of(x);
                double down = AVF_SCALE * Median.of(y);
                if (Math.hypot(across, down) >= SMALLEST_MV) {
                    axes.put(name, Math.toDegrees(Math.atan2(down, across)));
                }
            }
        });
        return axes;
    }

    /** aVF as recorded, or from two limb leads by Einthoven's law; null if neither is there. */
    private static float @Nullable [] avf(Ecg ecg, float[] one) {
        float[] recorded = samples(ecg, LeadName.AVF);
        if (recorded != null) {
            return recorded;
        }
        float[] two = samples(ecg, LeadName.II);
        float[] three = samples(ecg, LeadName.III);
        float[] other = two == null ? three : two;
        if (other == null) {
            return null;
        }
        float half = two == null ? 0.5f : -0.5f;
        float[] derived = new float[one.length];
        for (int i = 0; i < derived.length; i++) {
            derived[i] = other[i] + half * one[i];
        }
        return derived;
    }

    /** Mean potential of the wave over the zero line, in mV, of each cycle that has it. */
    private static double[] netPotentials(
            float[] mv, SampleRate rate, List<CardiacCycle> cycles, Function<CardiacCycle, @Nullable Fiducial> wave) {
        return cycles.stream()
                .filter(cycle -> wave.apply(cycle) != null)
                .mapToDouble(cycle -> {
                    Fiducial found = Objects.requireNonNull(wave.apply(cycle));
                    Fiducial first = found.wave() == Wave.P ? found : cycle.qrs();
                    double zero = Objects.requireNonNull(first).onsetMs();
                    return mean(mv, rate, found.onsetMs(), found.offsetMs())
                            - mean(mv, rate, zero - ZERO_LINE_MS, zero);
                })
                .filter(potential -> !Double.isNaN(potential))
                .toArray();
    }

    /** Mean of the samples between two instants; NaN if one is missing or outside the recording. */
    private static double mean(float[] mv, SampleRate rate, double fromMs, double toMs) {
        int from = (int) Math.round(rate.indexAt(fromMs));
        int to = Math.max(from + 1, (int) Math.round(rate.indexAt(toMs)));
        if (from < 0 || to > mv.length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += mv[i];
        }
        return sum / (to - from);
    }

    /** The lead without its baseline wander; null if it is not there. */
    private static float @Nullable [] samples(Ecg ecg, LeadName name) {
        return ecg.lead(name)
                .map(lead -> ZeroPhaseFilter.baselineRemoval(ecg.rate())
                        .apply(lead.samples().toArray()))
                .orElse(null);
    }
}
