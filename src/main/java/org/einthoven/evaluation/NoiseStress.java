package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.signal.StressPower;

/**
 * Adds noise to a recording as the MIT-BIH Noise Stress Test Database does (Moody, Muldrow and Mark 1984; PhysioNet's
 * {@code nst}): five minutes are left as they are, then two minutes with noise and two without follow each other. Its
 * powers are those of {@link StressPower}.
 */
final class NoiseStress {

    private static final double CLEAN_MS = 300_000;
    private static final double TURN_MS = 120_000;

    private NoiseStress() {}

    /** The stretches of a recording of this length that noise is added to. */
    static List<Stretch> noisy(double durationMs) {
        List<Stretch> noisy = new ArrayList<>();
        for (double from = CLEAN_MS; from < durationMs; from += 2 * TURN_MS) {
            noisy.add(new Stretch(from, Math.min(durationMs, from + TURN_MS)));
        }
        return noisy;
    }

    /** The stretches between, before and after them. */
    static List<Stretch> clean(double durationMs) {
        List<Stretch> clean = new ArrayList<>();
        double from = 0;
        for (Stretch noisy : noisy(durationMs)) {
            clean.add(new Stretch(from, noisy.fromMs()));
            from = noisy.toMs();
        }
        if (from < durationMs) {
            clean.add(new Stretch(from, durationMs));
        }
        return clean;
    }

    /**
     * @param rPeaksMs where the complexes are
     * @param noise in mV, at the rate of the recording; the leads take them in turn, and begin anew where one ends
     * @param snrDb power of a lead over power of the noise added to it
     */
    static Ecg in(Ecg ecg, double[] rPeaksMs, List<Samples> noise, double snrDb) {
        List<Lead> leads = new ArrayList<>();
        for (Lead lead : ecg.leads()) {
            Samples added = noise.get(leads.size() % noise.size());
            double gain = StressPower.gain(
                    StressPower.ofSignal(lead.samples(), ecg.rate(), rPeaksMs),
                    StressPower.ofNoise(added, ecg.rate()),
                    snrDb);
            leads.add(new Lead(lead.name(), stressed(lead.samples(), ecg.rate(), added, gain)));
        }
        return new Ecg(ecg.rate(), leads);
    }

    /** The level goes on where noise sets in and where it ends: a step would be an artefact of the test. */
    private static Samples stressed(Samples clean, SampleRate rate, Samples noise, double gain) {
        float[] millivolts = clean.toArray();
        double level = 0;
        int next = 0;
        int at = 0;
        for (Stretch noisy : noisy(rate.msAt(clean.length()))) {
            int from = (int) Math.round(rate.indexAt(noisy.fromMs()));
            int to = (int) Math.min(clean.length(), Math.round(rate.indexAt(noisy.toMs())));
            for (; at < from; at++) {
                millivolts[at] += (float) level;
            }
            double begin = level - gain * noise.at(next % noise.length());
            for (; at < to; at++, next++) {
                level = begin + gain * noise.at(next % noise.length());
                millivolts[at] += (float) level;
            }
        }
        for (; at < millivolts.length; at++) {
            millivolts[at] += (float) level;
        }
        return Samples.copyOf(millivolts);
    }
}
