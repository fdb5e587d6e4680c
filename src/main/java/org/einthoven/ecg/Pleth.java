package org.einthoven.ecg;

/** A photoplethysmogram: one channel in arbitrary units, with the pulse's systolic upstroke going up. */
public record Pleth(SampleRate rate, Samples samples) implements Recording {

    @Override
    public int length() {
        return samples.length();
    }
}
