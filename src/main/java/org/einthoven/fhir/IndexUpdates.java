package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.ReadingStored;
import org.einthoven.archive.Readings;
import org.einthoven.archive.RecordingAccepted;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReviewSigned;
import org.einthoven.archive.StoredRecording;

/** Keeps the index in step with the archive, in the archive's own transactions. */
@ApplicationScoped
class IndexUpdates {

    private final Recordings recordings;
    private final Readings readings;
    private final ReadRecordings rendered;
    private final SourceObservation sources;
    private final SearchIndex index;

    IndexUpdates(
            Recordings recordings,
            Readings readings,
            ReadRecordings rendered,
            SourceObservation sources,
            SearchIndex index) {
        this.recordings = recordings;
        this.readings = readings;
        this.rendered = rendered;
        this.sources = sources;
        this.index = index;
    }

    void accepted(@Observes RecordingAccepted event) {
        StoredRecording recording = recordings.find(event.recordingId()).orElseThrow();
        index.write(List.of(IndexRow.ofSource(recording, sources.withoutSamples(recording))));
    }

    void read(@Observes ReadingStored event) {
        index.keepModels(
                readings.of(event.recordingId()).orElseThrow().document().models());
        writeReport(event.recordingId());
    }

    void signed(@Observes ReviewSigned event) {
        writeReport(event.recordingId());
    }

    private void writeReport(UUID recordingId) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        rendered.report(recording)
                .map(report -> IndexRow.ofReport(recording, report))
                .ifPresent(index::write);
    }
}
