package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.archive.Correction;
import org.einthoven.archive.ReadingStored;
import org.einthoven.archive.RecordingAccepted;
import org.einthoven.archive.RecordingCorrected;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReviewSigned;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.store.Change;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.ResourceWriter;
import org.einthoven.telemetry.Spans;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Provenance;

/** Keeps the store in step with the archive, in the archive's own transactions. */
@ApplicationScoped
class StoreUpdates {

    private final Recordings recordings;
    private final ReadRecordings rendered;
    private final SourceObservation sources;
    private final ResourceStore store;
    private final ResourceWriter writer;
    private final KeptDevices devices;

    StoreUpdates(
            Recordings recordings,
            ReadRecordings rendered,
            SourceObservation sources,
            ResourceStore store,
            ResourceWriter writer,
            KeptDevices devices) {
        this.recordings = recordings;
        this.rendered = rendered;
        this.sources = sources;
        this.store = store;
        this.writer = writer;
        this.devices = devices;
    }

    void accepted(@Observes RecordingAccepted event) {
        writeSource(event.recordingId());
    }

    private void writeSource(UUID recordingId) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        List<Correction> corrections = recordings.corrections(recordingId);
        Instant at = corrections.isEmpty() ? recording.receivedAt : corrections.get(corrections.size() - 1).correctedAt;
        writer.write(
                Change.rendered(sources.said(recordingId, recording.version, recording.resource, at), recordingId));
    }

    /** Writes all of a recording that was there before the store. */
    void add(UUID recordingId) {
        writeSource(recordingId);
        write(recordingId);
    }

    void read(@Observes ReadingStored event) {
        write(event.recordingId());
    }

    void signed(@Observes ReviewSigned event) {
        write(event.recordingId());
    }

    /** A report that was given out is given out anew. */
    void corrected(@Observes RecordingCorrected event) {
        add(event.recordingId());
    }

    private void write(UUID recordingId) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        Spans.in("render", () -> rendered.report(recording)).ifPresent(report -> {
            devices.keep(report.devices());
            writer.writeAll(changed(report)
                    .map(resource -> Change.rendered(resource, recordingId))
                    .toList());
        });
    }

    /** The report and its Observations in their new version; of the Provenances those that were not there. */
    private Stream<DomainResource> changed(Report report) {
        List<String> ids =
                report.provenances().stream().map(Provenance::getIdPart).toList();
        Set<String> known = store.known("Provenance", ids);
        return Stream.of(
                        Stream.of(report.report()),
                        report.observations().stream(),
                        report.provenances().stream().filter(provenance -> !known.contains(provenance.getIdPart())))
                .flatMap(resources -> resources);
    }
}
