package org.einthoven.archive;

import org.einthoven.ecg.Recording;
import org.einthoven.reading.Reading;

/** What reads a recording: the pipeline with the active models. Safe for many threads at once. */
@FunctionalInterface
public interface RecordingReader {
    Reading read(Recording recording);
}
