package org.einthoven.ecg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Samples per second of one channel, in hertz; finite and above zero. */
public record SampleRate(double hz) {

    /** More decimals of a period in ms tell no two rates apart. */
    private static final int MOST_DECIMALS = 12;

    public SampleRate {
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw new IllegalArgumentException("sample rate must be above 0 Hz and finite, was " + hz);
        }
    }

    /** The rate whose samples lie {@code periodMs} milliseconds apart. */
    public static SampleRate ofPeriodMs(double periodMs) {
        return new SampleRate(1000 / periodMs);
    }

    /**
     * The same of a period that is written in decimal digits, as FHIR's SampledData has it: of the rates that it may stand
     * for the whole number of hertz where there is just one, so that 2.777778 ms are 360 Hz and not 359.99997 Hz, which
     * would let every later step compute at a rate that no device has.
     *
     * @param periodMs above 0
     */
    public static SampleRate ofPeriodMs(BigDecimal periodMs) {
        SampleRate stated = ofPeriodMs(periodMs.doubleValue());
        BigDecimal written =
                periodMs.scale() > MOST_DECIMALS ? periodMs.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : periodMs;
        double nearest = Math.rint(stated.hz);
        return nearest > 1
                        && isWritten(written, nearest)
                        && !isWritten(written, nearest - 1)
                        && !isWritten(written, nearest + 1)
                ? new SampleRate(nearest)
                : stated;
    }

    /** Whether the period of this rate, rounded to as many decimals, is the one that is written. */
    private static boolean isWritten(BigDecimal periodMs, double hz) {
        BigDecimal exactly = new BigDecimal(1000).divide(new BigDecimal(hz), MathContext.DECIMAL64);
        return exactly.setScale(periodMs.scale(), RoundingMode.HALF_UP).compareTo(periodMs) == 0;
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
