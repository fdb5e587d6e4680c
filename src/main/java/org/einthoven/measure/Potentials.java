package org.einthoven.measure;

import org.einthoven.ecg.SampleRate;

/** The potential of one lead at any instant, in mV; NaN where it was not recorded. Times in ms from the first sample. */
record Potentials(float[] mv, SampleRate rate) {

    /** By the cubic through the four samples around {@code ms}; NaN within two samples of an end or a gap. */
    double at(double ms) {
        return cut(ms, 1)[0];
    }

    /** The potentials at {@code fromMs} and at each sample's time after it; see {@link #at}. */
    double[] cut(double fromMs, int length) {
        double place = rate.indexAt(fromMs);
        int first = (int) Math.floor(place);
        double u = place - first;
        // Lagrange's weights of the points -1, 0, 1 and 2 at u
        double before = -u * (u - 1) * (u - 2) / 6;
        double here = (u + 1) * (u - 1) * (u - 2) / 2;
        double next = -(u + 1) * u * (u - 2) / 2;
        double beyond = (u + 1) * u * (u - 1) / 6;
        double[] out = new double[length];
        for (int k = 0; k < length; k++) {
            int i = first + k;
            if (i >= 1 && i + 2 < mv.length) {
                out[k] = before * mv[i - 1] + here * mv[i] + next * mv[i + 1] + beyond * mv[i + 2];
            } else {
                out[k] = u == 0 && i >= 0 && i < mv.length ? mv[i] : Double.NaN;
            }
        }
        return out;
    }

    /** Mean of the samples from {@code fromMs} to {@code toMs}; NaN if one is missing or lies outside. */
    double mean(double fromMs, double toMs) {
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
}
