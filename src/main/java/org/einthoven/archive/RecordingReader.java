package org.einthoven.archive;

import org.einthoven.ecg.Recording;
import org.einthoven.reading.Reading;

/** What reads a recording: the pipeline with the active models. Safe for many threads at once. */
public interface RecordingReader {
    Reading read(Recording recording);

    /** Whether it can read at all; while it cannot, jobs wait. */
    default boolean isReady() {
        return true;
    }
}
