package org.einthoven.archive;

import org.einthoven.reading.Reading;

/** How far the reading of a recording has come, and how it ended. */
public enum ReadingStatus {
    PENDING,
    REPORTED,
    ABSTAINED,
    REJECTED;

    /** How a reading ended. */
    public static ReadingStatus of(Reading reading) {
        if (reading instanceof Reading.Reported) {
            return REPORTED;
        }
        return reading instanceof Reading.Abstained ? ABSTAINED : REJECTED;
    }
}
