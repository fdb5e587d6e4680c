package org.einthoven.archive;

import java.util.List;
import java.util.Optional;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.holter.Survey;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;

/** What reads a recording: the pipeline with the active models. Safe for many threads at once. */
public interface RecordingReader {
    /** @param subject whom limits are chosen for */
    Reading read(Recording recording, Subject subject);

    /** Reads a recording of somebody of whom nothing is known. */
    default Reading read(Recording recording) {
        return read(recording, Subject.UNKNOWN);
    }

    /**
     * A reading with what a reader changed in it, as {@link org.einthoven.reading.ReadingPipeline#edited} says; one that
     * cannot do this refuses.
     */
    default Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
        throw FaultException.of(Fault.IMPOSSIBLE_EDIT, "there is nothing that could read it again.");
    }

    /** A change as it is to be kept. */
    default Edit settled(Ecg ecg, Edit edit) {
        return edit;
    }

    /** What a long ECG comes to; empty where nothing can work it out. */
    default Optional<Survey> survey(Ecg ecg, Reading.Reported read) {
        return Optional.empty();
    }

    /** Whether it can read at all; while it cannot, jobs wait. */
    default boolean isReady() {
        return true;
    }
}
