package org.einthoven.archive;

import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.Reading;

/** What reads a recording: the pipeline with the active models. Safe for many threads at once. */
public interface RecordingReader {
    /** @param subject whom limits are chosen for */
    Reading read(Recording recording, Subject subject);

    /** Reads a recording of somebody of whom nothing is known. */
    default Reading read(Recording recording) {
        return read(recording, Subject.UNKNOWN);
    }

    /** Whether it can read at all; while it cannot, jobs wait. */
    default boolean isReady() {
        return true;
    }
}
