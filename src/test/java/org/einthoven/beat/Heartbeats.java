package org.einthoven.beat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** A plain ECG whose R peaks are known: P, QRS and T as bumps, the same in all leads up to an amplitude. */
final class Heartbeats {

    private static final double P_MV = 0.12;
    private static final double T_MV = 0.3;

    private Heartbeats() {}

    /** R peaks at one rate, the first after half an interval. */
    static double[] regular(double beatsPerMinute, double seconds) {
        double interval = 60_000 / beatsPerMinute;
        List<Double> peaks = new ArrayList<>();
        for (double ms = interval / 2; ms < seconds * 1000 - 100; ms += interval) {
            peaks.add(ms);
        }
        return peaks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * @param amplitudesMv height of R in each lead, negative for an inverted complex
     * @param qrsMs width of the complex at its base
     * @param noiseMv root mean square of white noise
     */
    static Ecg ecg(double[] peaksMs, double seconds, double hz, double[] amplitudesMv, double qrsMs, double noiseMv) {
        SampleRate rate = new SampleRate(hz);
        Random random = new Random(7);
        List<Lead> leads = new ArrayList<>();
        for (int l = 0; l < amplitudesMv.length; l++) {
            float[] mv = new float[(int) Math.round(seconds * hz)];
            for (int i = 0; i < mv.length; i++) {
                double ms = rate.msAt(i);
                double shape = 0;
                for (int b = 0; b < peaksMs.length; b++) {
                    double t = ms - peaksMs[b];
                    if (Math.abs(t) < 700) {
                        double room = b > 0 ? Math.min(1, (peaksMs[b] - peaksMs[b - 1]) / 800) : 1;
                        shape += bump(t, qrsMs / 5)
                                + P_MV * bump(t + 160 * room, 20)
                                + T_MV * bump(t - 280 * room, 45 * room);
                    }
                }
                mv[i] = (float) (amplitudesMv[l] * shape + noiseMv * random.nextGaussian());
            }
            leads.add(new Lead(LeadName.values()[l], Samples.copyOf(mv)));
        }
        return new Ecg(rate, leads);
    }

    private static double bump(double t, double sigma) {
        return Math.exp(-t * t / (2 * sigma * sigma));
    }
}
