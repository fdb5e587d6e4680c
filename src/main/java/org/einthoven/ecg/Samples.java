package org.einthoven.ecg;

import java.util.Arrays;

/**
 * An immutable run of samples of one channel. ECG samples are in millivolts, pleth samples in the unit of their
 * {@link Pleth}. {@link Float#NaN} marks a sample that was not recorded.
 */
public final class Samples {

    private final float[] values;

    private Samples(float[] values) {
        this.values = values;
    }

    public static Samples copyOf(float[] values) {
        return new Samples(values.clone());
    }

    public int length() {
        return values.length;
    }

    public float at(int index) {
        return values[index];
    }

    public boolean isMissing(int index) {
        return Float.isNaN(values[index]);
    }

    /** Which part of the samples was recorded, 0 to 1. */
    public double recordedShare() {
        int recorded = 0;
        for (float value : values) {
            recorded += Float.isNaN(value) ? 0 : 1;
        }
        return values.length == 0 ? 0 : (double) recorded / values.length;
    }

    /** A fresh copy of all samples. */
    public float[] toArray() {
        return values.clone();
    }

    /** Copies samples {@code from} (inclusive) to {@code to} (exclusive). */
    public Samples slice(int from, int to) {
        return new Samples(Arrays.copyOfRange(values, from, to));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && Arrays.equals(values, samples.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Samples[" + values.length + "]";
    }
}
