package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.Ec57.Stretch;

/**
 * Adds noise to a recording as the MIT-BIH Noise Stress Test Database does (Moody, Muldrow and Mark 1984; PhysioNet's
 * {@code nst}): five minutes are left as they are, then two minutes with noise and two without follow each other. The
 * power of a lead is an eighth of the square of its QRS complexes' height, as if they were sines; that of the noise the
 * square of its effective value; of both the highest and the lowest twentieth are left out of the mean.
 */
final class NoiseStress {

    private static final double CLEAN_MS = 300_000;
    private static final double TURN_MS = 120_000;

    /** How far from an R peak its complex is measured. */
    private static final double HALF_QRS_MS = 50;

    private static final double TRIMMED = 0.05;

    /** The effective value of noise is taken over one such piece after the other. */
    private static final double PIECE_MS = 1000;

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
            double gain = Math.sqrt(signalPower(lead, ecg.rate(), rPeaksMs)
                    / (noisePower(added, ecg.rate()) * Math.pow(10, snrDb / 10)));
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

    static double signalPower(Lead lead, SampleRate rate, double[] rPeaksMs) {
        double height = trimmedMean(Arrays.stream(rPeaksMs).map(ms -> height(lead.samples(), rate, ms)));
        return height * height / 8;
    }

    private static double height(Samples samples, SampleRate rate, double ms) {
        int from = (int) Math.max(0, Math.round(rate.indexAt(ms - HALF_QRS_MS)));
        int to = (int) Math.min(samples.length() - 1, Math.round(rate.indexAt(ms + HALF_QRS_MS)));
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i <= to; i++) {
            lowest = Math.min(lowest, samples.at(i));
            highest = Math.max(highest, samples.at(i));
        }
        return highest - lowest;
    }

    static double noisePower(Samples noise, SampleRate rate) {
        int piece = (int) Math.round(rate.indexAt(PIECE_MS));
        List<Double> effective = new ArrayList<>();
        for (int from = 0; from + piece <= noise.length(); from += piece) {
            double sum = 0;
            double squares = 0;
            for (int i = from; i < from + piece; i++) {
                sum += noise.at(i);
                squares += noise.at(i) * noise.at(i);
            }
            effective.add(Math.sqrt(Math.max(0, squares / piece - sum * sum / piece / piece)));
        }
        double mean = trimmedMean(effective.stream().mapToDouble(Double::doubleValue));
        return mean * mean;
    }

    private static double trimmedMean(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int left = (int) (TRIMMED * sorted.length);
        return Arrays.stream(sorted, left, sorted.length - left).average().orElseThrow();
    }
}
