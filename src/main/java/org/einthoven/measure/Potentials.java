package org.einthoven.measure;

import org.einthoven.ecg.SampleRate;

/** The potential of one lead at any instant, in mV; NaN where it was not recorded. Times in ms from the first sample. */
record Potentials(float[] mv, SampleRate rate) {

    /** By the cubic through the four samples around {@code ms}; NaN within two samples of an end or a gap. */
    double at(double ms) {
        double place = rate.indexAt(ms);
        int i = (int) Math.floor(place);
        double u = place - i;
        if (i >= 0 && i < mv.length && u == 0) {
            return mv[i];
        }
        if (i < 1 || i + 2 >= mv.length) {
            return Double.NaN;
        }
        // Lagrange's weights of the points -1, 0, 1 and 2 at u
        return -u * (u - 1) * (u - 2) / 6 * mv[i - 1]
                + (u + 1) * (u - 1) * (u - 2) / 2 * mv[i]
                - (u + 1) * u * (u - 2) / 2 * mv[i + 1]
                + (u + 1) * u * (u - 1) / 6 * mv[i + 2];
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
