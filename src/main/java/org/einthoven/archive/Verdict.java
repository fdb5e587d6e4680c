package org.einthoven.archive;

/** What a cardiologist says of one finding. */
public enum Verdict {
    CONFIRMED,
    CHANGED,
    REJECTED
}
