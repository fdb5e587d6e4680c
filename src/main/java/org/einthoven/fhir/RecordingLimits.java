package org.einthoven.fhir;

import java.time.Duration;
import org.einthoven.ecg.Ecg;

/** What is taken in. Everything beyond is refused before it costs memory or time. */
final class RecordingLimits {

    /** Twice the leads that can be analysed: leaves room for channels that are only kept. */
    static final int MAX_COMPONENTS = 2 * Ecg.MAX_LEADS;

    static final double MIN_RATE_HZ = 50;
    static final double MAX_RATE_HZ = 2000;

    /**
     * Half an hour, and a little more: the records of MIT-BIH last 30 min 6 s. A shorter one than can be read is kept all
     * the same, with the reason why it is not read.
     */
    static final Duration MAX_DURATION = Duration.ofMinutes(31);

    /** Rates are given as periods with few digits: 0.05 % lets 16.67 ms be 60 Hz, and 20.01 ms 50 Hz. */
    static final double RATE_TOLERANCE = 5e-4;

    private RecordingLimits() {}
}
