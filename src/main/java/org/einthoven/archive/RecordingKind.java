package org.einthoven.archive;

/** What was recorded. */
public enum RecordingKind {
    ECG,
    PPG
}
