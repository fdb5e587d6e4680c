package org.einthoven.hl7v2;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Patients;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportVersions;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.measure.Measurements;
import org.einthoven.orders.OrderBook;
import org.einthoven.print.ReportPrinter;

/** Gathers reports as they stand now. */
@ApplicationScoped
class Reports {
    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Patients patients;
    private final OrderBook orders;
    private final ReportPrinter printer;

    Reports(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            Patients patients,
            OrderBook orders,
            ReportPrinter printer) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.patients = patients;
        this.orders = orders;
        this.printer = printer;
    }

    /** Empty where there is no such recording, or it is not read. */
    @Transactional
    Optional<Report> find(UUID recordingId, boolean withPage) {
        return recordings.find(recordingId).flatMap(recording -> readings.of(recordingId)
                .map(reading -> report(recording, reading, withPage)));
    }

    private static String status(StoredRecording recording, ReportVersions versions) {
        if (recording.withdrawn) {
            return "X";
        }
        if (versions.reviews() == 0) {
            return "P";
        }
        return versions.last() == versions.ofReview(1) ? "F" : "C";
    }

    /** Whether a report was given out, signed or, where that is done, before. */
    @Transactional
    boolean isOut(UUID recordingId, boolean preliminary) {
        return reviews.signed(recordingId).isPresent()
                || (preliminary && readings.of(recordingId).isPresent());
    }

    private Report report(StoredRecording recording, StoredReading reading, boolean withPage) {
        List<Review> signed =
                reviews.versions(recording.id).stream().filter(Review::isSigned).toList();
        Optional<Review> last = signed.isEmpty() ? Optional.empty() : Optional.of(signed.get(signed.size() - 1));
        ReviewContent content = last.map(Review::content).orElse(ReviewContent.EMPTY);
        ReportVersions versions = ReportVersions.of(signed.size(), recordings.corrections(recording.id));
        int version = versions.last();
        return new Report(
                recording.id.toString(),
                version,
                status(recording, versions),
                recording.kind,
                recording.subject,
                Optional.ofNullable(recording.patientId)
                        .flatMap(patients::find)
                        .flatMap(patient ->
                                patients.resource(patient.id).map(resource -> KnownPatient.of(patient, resource)))
                        .orElse(null),
                orders.orderOf(recording.id),
                recording.recordedAt,
                last.map(review -> review.signedAt).orElse(reading.readAt),
                last.map(review -> review.reviewer).orElse(null),
                recording.withdrawn
                        ? Measurements.NONE
                        : ReportWording.document(reading, last).measurements(),
                ReportWording.statements(recording, reading, last),
                recording.withdrawn ? "" : content.comment(),
                withPage ? printer.report(recording.id, version).map(ReportPrinter::pdf) : Optional.empty());
    }
}
