package org.einthoven.beat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.signal.Resampler;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * Finds the R peak of every heartbeat, from all leads together. Works on any polarity and width of the QRS complex; a
 * lead that is noisy for a while counts less for that while. Immutable, for any thread.
 */
public final class QrsDetector {

    /** Takes away baseline and most of the T wave, and leaves a wide QRS complex its place. */
    private static final ZeroPhaseFilter PEAK_BAND = ZeroPhaseFilter.bandPass(QrsEnvelope.RATE, 2, 40);

    /**
     * The R peak is that of lead II, as the reference annotations have it (each beat of the MIT-BIH Arrhythmia Database is
     * marked at the extremum of modified lead II) and as the eye has it on paper: S waves of chest leads may be as tall and
     * come 40 ms later. It counts so many times as much as another lead by which complexes are as clear (median distance on
     * DS1 1.9 ms from 10 on, 2.4 at 3, 4.9 at 1; more than 5 makes R and S of a lead II in which they are as tall change
     * places more often: LUDB). Where it is noisy or was not recorded, the others decide.
     */
    private static final double REFERENCE = 5;

    private static final Set<LeadName> REFERENCES = EnumSet.of(LeadName.II, LeadName.MLII);

    /** How far from the middle of its energy a complex may have its R peak. */
    private static final int REACH = 10;

    /** Shorter recordings (0.5 s) hold no complex that could be told from an artefact. */
    private static final int LEAST_SAMPLES = 62;

    /** Half a complex at either end cannot be told from an artefact; some electrocardiographs leave one there. */
    private static final double HALF_QRS_MS = 50;

    /**
     * Detects all heartbeats. The R peak is where all leads together, lead II before all others, are furthest from the
     * baseline, whichever way they point, and may lie between two samples.
     *
     * @param ecg all leads that are fit to be read, any number of them
     * @return times of the R peaks in ms from the first sample, ascending; empty where there is none
     */
    public double[] detect(Ecg ecg) {
        List<float[]> leads = resampled(ecg);
        if (leads.get(0).length < LEAST_SAMPLES) {
            return new double[0];
        }
        QrsEnvelope envelope = QrsEnvelope.of(leads);
        double[] deflection = deflection(ecg, leads, envelope);
        int[] complexes = QrsPicker.pick(envelope.values());
        double lastMs = QrsEnvelope.RATE.msAt(deflection.length) - HALF_QRS_MS;
        return Arrays.stream(complexes)
                .mapToDouble(complex -> QrsEnvelope.RATE.msAt(peak(deflection, complex)))
                .filter(ms -> ms >= HALF_QRS_MS && ms <= lastMs)
                .toArray();
    }

    /**
     * The R peak near an instant, whether or not it stands out enough to be detected: where all leads together,
     * lead II before all others, are furthest from the baseline within 80 ms of it.
     *
     * @param ms within the recording, from its first sample
     * @return empty where nothing was recorded there, or the recording is too short
     */
    public OptionalDouble near(Ecg ecg, double ms) {
        List<float[]> leads = resampled(ecg);
        if (leads.get(0).length < LEAST_SAMPLES) {
            return OptionalDouble.empty();
        }
        double[] deflection = deflection(ecg, leads, QrsEnvelope.of(leads));
        int at = (int) Math.round(Math.min(deflection.length - 1, QrsEnvelope.RATE.indexAt(ms)));
        double peak = peak(deflection, at);
        return deflection[(int) Math.round(peak)] > 0
                ? OptionalDouble.of(QrsEnvelope.RATE.msAt(peak))
                : OptionalDouble.empty();
    }

    private static List<float[]> resampled(Ecg ecg) {
        Resampler resampler = Resampler.between(ecg.rate(), QrsEnvelope.RATE);
        List<float[]> leads = new ArrayList<>();
        for (Lead lead : ecg.leads()) {
            leads.add(resampler.apply(lead.samples().toArray()));
        }
        return leads;
    }

    /** How far all leads together are from their baselines, each measured by its own complexes. */
    private static double[] deflection(Ecg ecg, List<float[]> leads, QrsEnvelope envelope) {
        double[] sum = new double[leads.get(0).length];
        for (int l = 0; l < leads.size(); l++) {
            float[] band = PEAK_BAND.apply(leads.get(l));
            boolean reference = REFERENCES.contains(ecg.leads().get(l).name());
            double weight = (reference ? REFERENCE : 1) * envelope.weight(l);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += Float.isNaN(band[i]) ? 0 : weight * Math.abs(band[i]);
            }
        }
        return sum;
    }

    /** The highest point within reach, by a parabola through it and its neighbours. */
    private static double peak(double[] deflection, int complex) {
        int best = complex;
        for (int i = Math.max(1, complex - REACH); i <= Math.min(deflection.length - 2, complex + REACH); i++) {
            if (deflection[i] > deflection[best]) {
                best = i;
            }
        }
        double before = deflection[Math.max(0, best - 1)];
        double after = deflection[Math.min(deflection.length - 1, best + 1)];
        double curvature = before - 2 * deflection[best] + after;
        double shift = curvature < 0 ? 0.5 * (before - after) / curvature : 0;
        return best + Math.max(-0.5, Math.min(0.5, shift));
    }
}
