package org.einthoven.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.Wave;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.TrueWave;

/**
 * Potentials of one lead of a generated ECG without noise, in mV against the mean of the 16 ms before the QRS complex:
 * medians over its normal beats. NaN where there is none.
 */
final class TruePotentials {

    private static final double BASELINE_MS = 16;

    /** What is lower is no deflection, here as there. */
    private static final double LOWEST_MV = 0.02;

    private static final double STEP_MS = 1;

    private final GeneratedEcg made;
    private final Lead lead;
    private final List<TrueWave> complexes;

    TruePotentials(GeneratedEcg made, Lead lead) {
        this.made = made;
        this.lead = lead;
        this.complexes = made.waves(null).stream()
                .filter(wave -> wave.wave() == Wave.QRS && isNormal(wave))
                .toList();
    }

    private boolean isNormal(TrueWave complex) {
        return made.beats().stream()
                .filter(beat -> beat.beatClass() == BeatClass.N)
                .anyMatch(beat -> beat.timeMs() >= complex.onsetMs() && beat.timeMs() <= complex.offsetMs());
    }

    double highest() {
        double mv = median(qrs ->
                Arrays.stream(values(qrs.onsetMs(), qrs.offsetMs())).max().orElse(Double.NaN) - baseline(qrs));
        return mv >= LOWEST_MV ? mv : Double.NaN;
    }

    double lowest() {
        double mv = median(qrs ->
                Arrays.stream(values(qrs.onsetMs(), qrs.offsetMs())).min().orElse(Double.NaN) - baseline(qrs));
        return mv <= -LOWEST_MV ? mv : Double.NaN;
    }

    /** The potential {@code afterJMs} after the end of the QRS complex. */
    double st(double afterJMs) {
        return median(qrs -> at(qrs.offsetMs() + afterJMs) - baseline(qrs));
    }

    /** The potential at the peak of the T wave in this lead, where it can be seen and no beat comes before its end. */
    double t() {
        List<TrueWave> waves = made.waves(lead.name()).stream()
                .filter(wave -> wave.wave() != Wave.P)
                .toList();
        return median(qrs -> {
            int next = 0;
            while (next < waves.size() && waves.get(next).onsetMs() < qrs.offsetMs()) {
                next++;
            }
            boolean whole = next < waves.size()
                    && waves.get(next).wave() == Wave.T
                    && (next + 1 == waves.size()
                            || waves.get(next + 1).onsetMs() > waves.get(next).offsetMs());
            return whole ? at(waves.get(next).peakMs()) - baseline(qrs) : Double.NaN;
        });
    }

    private double baseline(TrueWave complex) {
        return Arrays.stream(values(complex.onsetMs() - BASELINE_MS, complex.onsetMs()))
                .average()
                .orElse(Double.NaN);
    }

    private double[] values(double fromMs, double toMs) {
        double[] values = new double[1 + (int) ((toMs - fromMs) / STEP_MS)];
        Arrays.setAll(values, i -> at(fromMs + i * STEP_MS));
        return values;
    }

    /** The nearest sample; NaN outside the recording. */
    private double at(double ms) {
        long index = Math.round(made.ecg().rate().indexAt(ms));
        return index < 0 || index >= lead.samples().length()
                ? Double.NaN
                : lead.samples().at((int) index);
    }

    private double median(ToDoubleFunction<TrueWave> of) {
        double[] sorted = complexes.stream()
                .mapToDouble(of)
                .filter(mv -> !Double.isNaN(mv))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
