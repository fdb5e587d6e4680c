package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.einthoven.archive.Patients;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;

/** Gathers what the pages of a recording say of it at their top. */
@ApplicationScoped
class RecordingHeads {
    private final Recordings recordings;
    private final Patients patients;
    private final PrintedPages pages;
    private final Times times;

    RecordingHeads(Recordings recordings, Patients patients, PrintedPages pages, Times times) {
        this.recordings = recordings;
        this.patients = patients;
        this.pages = pages;
        this.times = times;
    }

    RecordingHead of(StoredRecording recording) {
        return RecordingHead.of(
                recording,
                Optional.ofNullable(recording.patientId).flatMap(patients::find),
                pages.of(recording.id)
                        .map(page ->
                                PageNote.of(page, recording, recordings.mendedFrom(recording.id), times.phrases())),
                times);
    }
}
