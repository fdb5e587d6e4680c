package org.einthoven.evaluation;

import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.Resampler;

/**
 * Beats as the field's introductions cut them: 250 samples at 360 Hz of the first lead, of mean 0 and standard deviation 1
 * within themselves. Nothing of other beats, of the patient or of the rhythm goes in, and no statistics of the whole set.
 */
public final class BeatWindow {

    /** The rate of the MIT-BIH Arrhythmia Database. */
    public static final SampleRate RATE = new SampleRate(360);

    public static final int LENGTH = 250;

    /** Samples before the R peak: some 280 ms, which hold the P wave; the T wave is behind. */
    private static final int BEFORE = 100;

    /** A flat stretch is not blown up, in mV. */
    private static final double SMALLEST = 1e-3;

    private final float[] lead;

    public BeatWindow(Ecg ecg) {
        lead = Resampler.between(ecg.rate(), RATE)
                .apply(ecg.leads().get(0).samples().toArray());
    }

    /** The beat whose R peak is {@code ms} after the first sample; what was not recorded is 0. */
    public float[] at(double ms) {
        float[] window = new float[LENGTH];
        int from = (int) Math.rint(RATE.indexAt(ms)) - BEFORE;
        boolean[] recorded = new boolean[LENGTH];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < LENGTH; i++) {
            int at = from + i;
            recorded[i] = at >= 0 && at < lead.length && !Float.isNaN(lead[at]);
            if (recorded[i]) {
                window[i] = lead[at];
                sum += lead[at];
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double squares = 0;
        for (int i = 0; i < LENGTH; i++) {
            squares += recorded[i] ? (window[i] - mean) * (window[i] - mean) : 0;
        }
        double sd = Math.max(SMALLEST, Math.sqrt(squares / Math.max(1, count)));
        for (int i = 0; i < LENGTH; i++) {
            window[i] = recorded[i] ? (float) ((window[i] - mean) / sd) : 0;
        }
        return window;
    }
}
