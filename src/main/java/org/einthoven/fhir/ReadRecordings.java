package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Correction;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.Edits;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.ReadRecording.Corrected;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.hl7.fhir.r4.model.IdType;

/** Fetches recordings with their readings and renders them. */
@ApplicationScoped
class ReadRecordings {

    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Edits edits;
    private final SourceObservation sources;
    private final ReportRenderer renderer;

    ReadRecordings(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            Edits edits,
            SourceObservation sources,
            ReportRenderer renderer) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.edits = edits;
        this.sources = sources;
        this.renderer = renderer;
    }

    /** The report of a recording; empty where there is no such recording or it is not read yet. */
    @Transactional
    Optional<Report> report(UUID recordingId) {
        return recordings.find(recordingId).flatMap(this::report);
    }

    /**
     * The same as it was in the version that {@code id} names, which is today's where it names none. A report's versions
     * count what was said: 1 is the reading, each signature makes the next.
     */
    @Transactional
    Optional<Report> report(UUID recordingId, IdType id) {
        return recordings.find(recordingId).flatMap(recording -> {
            Optional<ReadRecording> today = readings.of(recording.id).map(reading -> read(recording, reading));
            return (id.hasVersionIdPart() ? today.flatMap(read -> read.at(Versions.number(id))) : today)
                    .map(read -> render(recording, read));
        });
    }

    Optional<Report> report(StoredRecording recording) {
        return readings.of(recording.id)
                .map(reading -> read(recording, reading))
                .map(read -> render(recording, read));
    }

    private Report render(StoredRecording recording, ReadRecording read) {
        Report report = renderer.render(read);
        ReportForm.attach(recording, report.report());
        return report;
    }

    private ReadRecording read(StoredRecording recording, StoredReading reading) {
        List<SignedReview> signed = signed(recording.id, reading.document());
        return new ReadRecording(
                recording.id.toString(),
                recording.kind,
                sources.withoutSamples(recording),
                List.of(recording.unknownLeads),
                reading.status,
                reading.reason,
                reading.document(),
                reading.readAt,
                signed,
                recordings.corrections(recording.id).stream()
                        .filter(correction -> correction.ofReport)
                        .map(this::corrected)
                        .toList());
    }

    private Corrected corrected(Correction correction) {
        return new Corrected(
                correction.reviews,
                correction.correctedAt,
                correction.correctedBy,
                sources.said(correction.recordingId, correction.version, correction.resource, correction.statedAt));
    }

    private List<SignedReview> signed(UUID recordingId, ReadingDocument machine) {
        EditLog log = edits.log(recordingId);
        List<SignedReview> signed = new ArrayList<>();
        int before = 0;
        for (Review review : reviews.versions(recordingId)) {
            if (review.isSigned()) {
                signed.add(new SignedReview(
                        review.version,
                        review.reviewer,
                        Optional.ofNullable(review.signedAt).orElseThrow(),
                        review.content(),
                        review.isEdited() ? review.reading(machine) : null,
                        log.between(before, review.edits)));
                before = review.edits;
            }
        }
        return signed;
    }
}
