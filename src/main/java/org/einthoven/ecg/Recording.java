package org.einthoven.ecg;

import java.time.Duration;

/** What was recorded: the signal alone, without patient or place. */
public sealed interface Recording permits Ecg, Pleth {

    SampleRate rate();

    /** Samples per channel. */
    int length();

    default Duration duration() {
        return Duration.ofNanos(Math.round(length() * 1e9 / rate().hz()));
    }
}
