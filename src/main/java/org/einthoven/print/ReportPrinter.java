package org.einthoven.print;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.archive.Patients;
import org.einthoven.archive.PrintedCodes;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportVersions;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredPatient;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.ecg.Recording;
import org.einthoven.formats.PrintedPage;

/** Gathers what a printed report says, in any version that the report ever had. */
@ApplicationScoped
public class ReportPrinter {
    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Patients patients;
    private final PrintedPages pages;
    private final PrintedCodes codes;
    private final PrintSettings settings;

    ReportPrinter(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            Patients patients,
            PrintedPages pages,
            PrintedCodes codes,
            PrintSettings settings) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.patients = patients;
        this.pages = pages;
        this.codes = codes;
        this.settings = settings;
    }

    /**
     * @param version of the report, as {@link ReportVersions} counts
     * @return empty where there is no such recording, it is not read yet, it never had that version, it was withdrawn,
     *     or nothing of it can be drawn
     */
    @Transactional
    public Optional<PrintedReport> report(UUID recordingId, int version) {
        Optional<PrintedReport> report =
                source(recordingId).filter(source -> source.has(version)).map(source -> report(source, version));
        report.ifPresent(
                printed -> codes.keep(printed.checkCode().letters(), new PrintedCodes.Version(recordingId, version)));
        return report;
    }

    /** A version of a report as the record has it, also of a recording that was withdrawn. */
    @Transactional
    public Optional<PrintedReport> asKept(UUID recordingId, int version) {
        return kept(recordingId).filter(source -> source.has(version)).map(source -> report(source, version));
    }

    /** The version that stands today; 0 where the recording is not read yet. */
    @Transactional
    public int version(UUID recordingId) {
        return readings.of(recordingId)
                .map(reading -> versions(recordingId, signed(recordingId)).last())
                .orElse(0);
    }

    private ReportVersions versions(UUID recordingId, List<Review> signed) {
        return ReportVersions.of(signed.size(), recordings.corrections(recordingId));
    }

    /** The codes on the pages of all that was signed, by the review's version; none where nothing can be drawn. */
    @Transactional
    public Map<Integer, String> checkCodes(UUID recordingId) {
        Map<Integer, String> shown = new HashMap<>();
        if (!signed(recordingId).isEmpty()) {
            source(recordingId).ifPresent(source -> {
                for (Review review : source.signed) {
                    int version = source.versions.ofReview(review.version);
                    CheckCode code = report(source, version).checkCode();
                    codes.keep(code.letters(), new PrintedCodes.Version(recordingId, version));
                    shown.put(review.version, code.toString());
                }
            });
        }
        return shown;
    }

    /** The trace alone, of a recording that is read or not; empty where nothing of it can be drawn, or it was withdrawn. */
    @Transactional
    public Optional<TraceSheet> trace(UUID recordingId) {
        return recordings
                .find(recordingId)
                .filter(recording -> !recording.withdrawn)
                .flatMap(recording -> recordings
                        .waveform(recordingId)
                        .toRecording(recording.kind, recording.rate())
                        .map(samples -> trace(recording, samples)));
    }

    private TraceSheet trace(StoredRecording recording, Recording samples) {
        Optional<StoredPatient> patient =
                Optional.ofNullable(recording.patientId).flatMap(patients::find);
        String note = note(recording, patient);
        return new TraceSheet(
                name(patient),
                (note.isEmpty() ? "" : note + ". ")
                        + ReportPage.taken(recording.recordedAt != null, recording.takenAt, ZoneId.systemDefault()),
                "Recording " + recording.id,
                pages.of(recording.id).map(PrintedPage::remarks).orElse(List.of()),
                samples);
    }

    private static String name(Optional<StoredPatient> patient) {
        return patient.map(known -> known.displayName).orElse("Unknown patient");
    }

    public static byte[] pdf(PrintedReport report) {
        return ReportPage.pdf(report, ZoneId.systemDefault());
    }

    private List<Review> signed(UUID recordingId) {
        return reviews.versions(recordingId).stream().filter(Review::isSigned).toList();
    }

    /**
     * What all versions of a report are made of; samples of half an hour are fetched and hashed once for all.
     *
     * @param signed the reviews, the first version first
     */
    private record Source(
            StoredRecording recording,
            StoredReading reading,
            List<Review> signed,
            ReportVersions versions,
            Recording samples,
            String waveformSha256) {

        boolean has(int version) {
            return versions.has(version);
        }
    }

    private Optional<Source> source(UUID recordingId) {
        return kept(recordingId).filter(source -> !source.recording.withdrawn);
    }

    private Optional<Source> kept(UUID recordingId) {
        StoredRecording recording = recordings.find(recordingId).orElse(null);
        StoredReading reading = readings.of(recordingId).orElse(null);
        if (recording == null || reading == null) {
            return Optional.empty();
        }
        Waveform waveform = recordings.waveform(recordingId);
        List<Review> signed = signed(recordingId);
        return waveform.toRecording(recording.kind, recording.rate())
                .map(samples -> new Source(
                        recording,
                        reading,
                        signed,
                        versions(recordingId, signed),
                        samples,
                        DigestUtils.sha256Hex(waveform.channels().stream()
                                .map(channel -> channel.values().render())
                                .collect(Collectors.joining("\n")))));
    }

    private PrintedReport report(Source source, int version) {
        StoredRecording recording = source.recording;
        StoredReading reading = source.reading;
        int reviews = source.versions.reviewsIn(version);
        Optional<Review> review = reviews == 0 ? Optional.empty() : Optional.of(source.signed.get(reviews - 1));
        ReadingDocument document = ReportWording.document(reading, review);
        ReviewContent content = review.map(Review::content).orElse(ReviewContent.EMPTY);
        Optional<StoredPatient> patient =
                Optional.ofNullable(recording.patientId).flatMap(patients::find);
        Instant statedAt = review.map(signed -> signed.signedAt).orElse(reading.readAt);
        Optional<PrintedPage> paper = pages.of(recording.id);
        return new PrintedReport(
                recording.id.toString(),
                version,
                name(patient),
                note(recording, patient),
                recording.takenAt,
                recording.recordedAt != null,
                paper.map(page -> "From paper: " + page.resolution()).orElse(""),
                paper.map(PrintedPage::doubts).orElse(List.of()),
                review.map(signed -> signed.reviewer).orElse(null),
                statedAt,
                ReportWording.statements(recording, reading, review),
                content.comment(),
                document.measurements(),
                document.models(),
                source.samples,
                source.waveformSha256,
                settings.address().orElse(null));
    }

    private static String note(StoredRecording recording, Optional<StoredPatient> patient) {
        return Stream.of(
                        patient.map(known -> known.sex).filter(sex -> !sex.equals("unknown")),
                        patient.map(known -> known.birthDate).map("born "::concat),
                        Optional.ofNullable(recording.subject))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
