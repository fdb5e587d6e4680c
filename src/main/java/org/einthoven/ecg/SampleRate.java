package org.einthoven.ecg;

import java.time.Duration;

/** Samples per second of one channel, in hertz; finite and above zero. */
public record SampleRate(double hz) {

    public SampleRate {
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw new IllegalArgumentException("sample rate must be above 0 Hz and finite, was " + hz);
        }
    }

    /** The rate whose samples lie {@code periodMs} milliseconds apart, as FHIR's SampledData states it. */
    public static SampleRate ofPeriodMs(double periodMs) {
        return new SampleRate(1000 / periodMs);
    }

    public double periodMs() {
        return 1000 / hz;
    }

    /** Time of the sample at {@code index}, which may lie between two samples, in ms from the first sample. */
    public double msAt(double index) {
        return index * 1000 / hz;
    }

    /** Position of {@code ms} on the sample axis, between two samples where it falls there. */
    public double indexAt(double ms) {
        return ms * hz / 1000;
    }

    /** How many samples at this rate span {@code duration}, rounded to the nearest. */
    public int samplesIn(Duration duration) {
        return Math.toIntExact(Math.round(hz * duration.toNanos() / 1e9));
    }
}
