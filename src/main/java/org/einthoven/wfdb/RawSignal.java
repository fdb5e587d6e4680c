package org.einthoven.wfdb;

import java.util.Arrays;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/** One signal of a record as it was recorded: counts, and what they stand for. */
public final class RawSignal {
    /** The count of a sample that was not recorded. */
    public static final int MISSING = Integer.MIN_VALUE;

    private final String name;
    private final String unit;
    private final SampleRate rate;
    private final double gain;
    private final double baseline;
    private final int[] counts;

    /**
     * @param gain counts per physical unit
     * @param baseline the count that stands for 0 physical units
     * @param counts not copied
     */
    RawSignal(String name, String unit, SampleRate rate, double gain, double baseline, int[] counts) {
        this.name = name;
        this.unit = unit;
        this.rate = rate;
        this.gain = gain;
        this.baseline = baseline;
        this.counts = counts;
    }

    public String name() {
        return name;
    }

    public String unit() {
        return unit;
    }

    public SampleRate rate() {
        return rate;
    }

    /** Physical units of one count. */
    public double step() {
        return 1 / gain;
    }

    /** What a count of 0 stands for, in physical units. */
    public double origin() {
        return -baseline / gain;
    }

    public int length() {
        return counts.length;
    }

    /** A fresh copy; {@link #MISSING} where nothing was recorded. */
    public int[] counts() {
        return counts.clone();
    }

    int count(int index) {
        return counts[index];
    }

    double gain() {
        return gain;
    }

    double baseline() {
        return baseline;
    }

    /** In the physical unit. */
    WfdbChannel channel() {
        float[] values = new float[counts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts[i] == MISSING ? Float.NaN : (float) ((counts[i] - baseline) / gain);
        }
        return new WfdbChannel(name, unit, Samples.copyOf(values));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawSignal signal
                && name.equals(signal.name)
                && unit.equals(signal.unit)
                && rate.equals(signal.rate)
                && gain == signal.gain
                && baseline == signal.baseline
                && Arrays.equals(counts, signal.counts);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return name + "[" + counts.length + "]";
    }
}
