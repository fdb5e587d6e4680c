package org.einthoven.archive;

/** How far the reading of a recording has come. */
public enum ReadingStatus {
    PENDING,
    REPORTED,
    ABSTAINED,
    REJECTED
}
