package org.einthoven.signal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** The power line's frequency, which leaks into electrodes and their cables. */
public enum Mains {
    HZ_50(50),
    HZ_60(60);

    /** Amplitude below which mains does not disturb a reading, in mV: a fifth of a millimetre on paper. */
    private static final double FAINT_MV = 0.02;

    /** How far the line must stand above the spectrum beside it, as a ratio of amplitudes. */
    private static final double PROMINENCE = 4;

    private final double hz;

    Mains(double hz) {
        this.hz = hz;
    }

    public double hz() {
        return hz;
    }

    public ZeroPhaseFilter notch(SampleRate rate) {
        return ZeroPhaseFilter.notch(rate, hz);
    }

    /** Which mains frequency, if any, disturbs an ECG lead in millivolts. */
    public static Optional<Mains> detect(Samples mv, SampleRate rate) {
        float[] values = mv.toArray();
        return Arrays.stream(values()).filter(mains -> mains.isIn(values, rate)).findFirst();
    }

    private boolean isIn(float[] values, SampleRate rate) {
        if (hz + 6 >= rate.hz() / 2) {
            return false;
        }
        double line = new Probe(hz, rate).amplitude(values);
        double below = new Probe(hz - 5, rate).amplitude(values);
        double above = new Probe(hz + 5, rate).amplitude(values);
        return line > FAINT_MV && line > PROMINENCE * Math.max(below, above);
    }

    /** The amplitude at one frequency in blocks of one second, through a Hann window: 4 Hz wide. */
    private static final class Probe {

        private final double[] cos;
        private final double[] sin;

        Probe(double hz, SampleRate rate) {
            int block = (int) Math.rint(rate.hz());
            cos = new double[block];
            sin = new double[block];
            for (int i = 0; i < block; i++) {
                double window = (1 - Math.cos(2 * Math.PI * (i + 0.5) / block)) * 2 / block;
                double angle = 2 * Math.PI * hz * i / rate.hz();
                cos[i] = window * Math.cos(angle);
                sin[i] = window * Math.sin(angle);
            }
        }

        /** Median over the blocks without gaps: mains is in each block, a steep QRS complex in its own only. */
        double amplitude(float[] values) {
            double[] amplitudes = IntStream.range(0, values.length / cos.length)
                    .mapToDouble(block -> amplitudeIn(values, block * cos.length))
                    .filter(amplitude -> !Double.isNaN(amplitude))
                    .sorted()
                    .toArray();
            return amplitudes.length == 0 ? 0 : amplitudes[amplitudes.length / 2];
        }

        private double amplitudeIn(float[] values, int from) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < cos.length; i++) {
                re += values[from + i] * cos[i];
                im += values[from + i] * sin[i];
            }
            return Math.hypot(re, im);
        }
    }
}
