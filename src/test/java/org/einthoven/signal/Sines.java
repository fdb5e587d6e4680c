package org.einthoven.signal;

import org.einthoven.ecg.SampleRate;

/** Test signals with one frequency. */
final class Sines {

    private Sines() {}

    static float[] sine(double hz, double amplitude, SampleRate rate, int length) {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            out[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate.hz()));
        }
        return out;
    }

    /** Amplitude at {@code hz} over the middle half of {@code values}, where no end disturbs. */
    static double amplitude(float[] values, double hz, SampleRate rate) {
        double re = 0;
        double im = 0;
        int from = values.length / 4;
        int to = values.length * 3 / 4;
        for (int i = from; i < to; i++) {
            double angle = 2 * Math.PI * hz * i / rate.hz();
            re += values[i] * Math.cos(angle);
            im += values[i] * Math.sin(angle);
        }
        return 2 * Math.hypot(re, im) / (to - from);
    }
}
