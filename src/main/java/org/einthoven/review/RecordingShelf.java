package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Edits;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** What the pages of one recording have in common: that it is there, what was read of it, and whether it may be seen. */
@ApplicationScoped
class RecordingShelf {
    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Edits edits;
    private final ReadingRoom room;

    RecordingShelf(Recordings recordings, Readings readings, Reviews reviews, Edits edits, ReadingRoom room) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.edits = edits;
        this.room = room;
    }

    /** @throws FaultException where there is none of this id */
    StoredRecording find(String id) {
        UUID recording = RecordingId.parse(id);
        return recordings.find(recording).orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "recording", recording));
    }

    /**
     * What was read, for whoever may see it.
     *
     * @throws FaultException where the reader is to read first, or nothing was read yet
     */
    StoredReading readable(StoredRecording recording) {
        if (room.isToReadFirst(recording, reviews.versions(recording.id))) {
            throw FaultException.of(Fault.READ_FIRST);
        }
        return readings.of(recording.id).orElseThrow(() -> FaultException.of(Fault.NOT_REVIEWABLE));
    }

    /** As the last of its reviews has it. */
    ShownReading shown(StoredReading reading, List<Review> versions) {
        return ShownReading.of(reading.document(), versions, edits.log(reading.recordingId));
    }
}
