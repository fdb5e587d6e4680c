package org.einthoven.signal;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * A Butterworth filter run forward and backward, so that no wave is moved in time. A cut-off is where the two passes
 * together have lost 3 dB; beyond it the slope is 24 dB an octave. Gaps (NaN) are bridged for filtering and are gaps
 * again in the result. Immutable, and made for one sample rate.
 */
public final class ZeroPhaseFilter {

    /** One pass of order 2 has to be weaker by this factor for two passes to lose 3 dB: (sqrt(2) - 1)^(1/4). */
    private static final double TWO_PASSES = Math.pow(Math.sqrt(2) - 1, 0.25);

    /** Highest cut-off in cycles a sample; a low-pass above it would have nothing to remove. */
    private static final double HIGHEST = 0.49;

    /** Width of the notch in Hz: EN 50160 lets mains stray by 0.5 Hz; a narrower notch would ring longer. */
    private static final double NOTCH_WIDTH_HZ = 2;

    private final List<Biquad> sections;

    /** Samples to continue the signal by at either end: the time in which the slowest section forgets. */
    private final int pad;

    private ZeroPhaseFilter(List<Biquad> sections, int pad) {
        this.sections = List.copyOf(sections);
        this.pad = pad;
    }

    public static ZeroPhaseFilter highPass(SampleRate rate, double cutoffHz) {
        if (!(cutoffHz > 0 && cutoffHz / rate.hz() < HIGHEST)) {
            throw new IllegalArgumentException("no high-pass of " + cutoffHz + " Hz at " + rate.hz() + " Hz");
        }
        double cutoff = prewarped(cutoffHz / rate.hz(), TWO_PASSES);
        return new ZeroPhaseFilter(List.of(Biquad.highPass(cutoff)), padFor(cutoff));
    }

    /** Passes everything where the rate cannot carry the cut-off anyway. */
    public static ZeroPhaseFilter lowPass(SampleRate rate, double cutoffHz) {
        if (!(cutoffHz > 0)) {
            throw new IllegalArgumentException("no low-pass of " + cutoffHz + " Hz");
        }
        if (cutoffHz / rate.hz() > HIGHEST) {
            return new ZeroPhaseFilter(List.of(), 0);
        }
        double cutoff = prewarped(cutoffHz / rate.hz(), 1 / TWO_PASSES);
        return new ZeroPhaseFilter(List.of(Biquad.lowPass(cutoff)), padFor(cutoff));
    }

    public static ZeroPhaseFilter bandPass(SampleRate rate, double fromHz, double toHz) {
        return highPass(rate, fromHz).then(lowPass(rate, toHz));
    }

    /** Removes one frequency; passes everything where the rate cannot carry it. */
    public static ZeroPhaseFilter notch(SampleRate rate, double centreHz) {
        double centre = centreHz / rate.hz();
        if (!(centre < HIGHEST)) {
            return new ZeroPhaseFilter(List.of(), 0);
        }
        return new ZeroPhaseFilter(
                List.of(Biquad.notch(centre, centreHz / NOTCH_WIDTH_HZ)), padFor(NOTCH_WIDTH_HZ / rate.hz()));
    }

    /** {@link Passband#ECG}. */
    public static ZeroPhaseFilter ecgBand(SampleRate rate) {
        return Passband.ECG.filter(rate);
    }

    /**
     * Removes baseline wander and nothing else, for measuring. Up to 0.67 Hz is allowed without distorting the ST
     * segment where the filter has zero phase (Kligfield et al. 2007, AHA/ACC/HRS, part I).
     */
    public static ZeroPhaseFilter baselineRemoval(SampleRate rate) {
        return highPass(rate, 0.5);
    }

    /** {@link Passband#PULSE}. */
    public static ZeroPhaseFilter pulseBand(SampleRate rate) {
        return Passband.PULSE.filter(rate);
    }

    /** Both filters in one; they must have been made for the same sample rate. */
    public ZeroPhaseFilter then(ZeroPhaseFilter next) {
        List<Biquad> all = new ArrayList<>(sections);
        all.addAll(next.sections);
        return new ZeroPhaseFilter(all, Math.max(pad, next.pad));
    }

    public Samples apply(Samples samples) {
        return Samples.copyOf(apply(samples.toArray()));
    }

    /** A new array of the same length; {@code values} stays as it is. */
    public float[] apply(float[] values) {
        float[] out = values.clone();
        if (sections.isEmpty()) {
            return out;
        }
        double[] work = Bridge.span(values, pad);
        if (work.length == 0) {
            return out;
        }
        for (int i = 0; i < sections.size(); i += 2) {
            Biquad second = i + 1 < sections.size() ? sections.get(i + 1) : Biquad.PASS;
            sections.get(i).forward(second, work);
            sections.get(i).backward(second, work);
        }
        for (int i = 0; i < out.length; i++) {
            if (!Float.isNaN(out[i])) {
                out[i] = (float) work[pad + i];
            }
        }
        return out;
    }

    /** Moves a cut-off (cycles a sample) by a factor that holds before the bilinear transform bends the axis. */
    private static double prewarped(double cutoff, double factor) {
        return Math.atan(Math.tan(Math.PI * cutoff) * factor) / Math.PI;
    }

    /** A second-order section of this cut-off (cycles a sample) decays by e^-(2 pi f t / sqrt 2): 1.5 / f is to 0.1 %. */
    private static int padFor(double cutoff) {
        return (int) Math.ceil(1.5 / cutoff);
    }
}
