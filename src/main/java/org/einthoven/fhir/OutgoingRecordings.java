package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.einthoven.archive.Patients;
import org.einthoven.archive.PrintedPages;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReportWording;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.StoredRecording;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.Marks;
import org.einthoven.formats.Marks.BeatMark;
import org.einthoven.formats.Marks.PulseMark;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.PrintedPage;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Puts together what files say of a recording: whose it is, its samples, and the report that stands today. */
@ApplicationScoped
class OutgoingRecordings {
    private static final Map<Measure, Kind> KINDS = kinds();

    private final Recordings recordings;
    private final Readings readings;
    private final Reviews reviews;
    private final Patients patients;
    private final SourceObservation sources;
    private final PrintedPages pages;
    private final FhirJson json;

    OutgoingRecordings(
            Recordings recordings,
            Readings readings,
            Reviews reviews,
            Patients patients,
            SourceObservation sources,
            PrintedPages pages,
            FhirJson json) {
        this.recordings = recordings;
        this.readings = readings;
        this.reviews = reviews;
        this.patients = patients;
        this.sources = sources;
        this.pages = pages;
        this.json = json;
    }

    private static Map<Measure, Kind> kinds() {
        Map<Measure, Kind> kinds = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            measure.mdc()
                    .flatMap(code -> Kind.ofMdc(Integer.parseInt(code)))
                    .ifPresent(kind -> kinds.put(measure, kind));
        }
        kinds.put(Measure.HEART_RATE, Kind.VENTRICULAR_RATE);
        return kinds;
    }

    /** @throws FaultException {@link Fault#WITHDRAWN_FILE}: a file that has left says nothing of what is taken back */
    @Transactional
    OutgoingRecording of(StoredRecording recording) {
        if (recording.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN_FILE);
        }
        Observation source = sources.withoutSamples(recording);
        OutgoingChannels channels = OutgoingChannels.of(recording, source, recordings.waveform(recording.id));
        Optional<StoredReading> reading = readings.of(recording.id);
        Optional<Review> review = reviews.signed(recording.id);
        ReviewContent content = review.map(Review::content).orElse(ReviewContent.EMPTY);
        List<String> notes = new ArrayList<>(channels.notes());
        pages.of(recording.id).map(PrintedPage::remarks).ifPresent(notes::addAll);
        Optional<ReadingDocument> document = reading.map(read -> ReportWording.document(read, review));
        document.map(read -> BeatObservations.disputed(read, content))
                .filter(disputed -> !disputed.isEmpty())
                .ifPresent(disputed -> notes.add("The beats are as the models class them; the signed report rejects or"
                        + " changes: " + String.join("; ", disputed)));
        return new OutgoingRecording(
                recording.id,
                person(recording, source),
                OutgoingWords.time(source),
                OutgoingWords.device(source),
                channels.channels(),
                document.map(read -> marks(read, channels.channels())).orElse(Marks.NONE),
                document.map(read -> measurements(read.measurements())).orElse(List.of()),
                reading.map(read -> standing(review)).orElse(""),
                reading.map(read -> statements(recording, read, review, content))
                        .orElse(List.of()),
                notes);
    }

    private RecordedPerson person(StoredRecording recording, Observation source) {
        return Optional.ofNullable(recording.patientId)
                .flatMap(patients::resource)
                .map(text -> OutgoingWords.person(json.parse(Patient.class, text)))
                .orElseGet(() -> OutgoingWords.person(source));
    }

    private static String standing(Optional<Review> review) {
        return review.map(signed -> "Signed by " + signed.reviewer)
                .orElse("Preliminary: read by machine only, not reviewed by a cardiologist");
    }

    private static List<String> statements(
            StoredRecording recording, StoredReading reading, Optional<Review> review, ReviewContent content) {
        List<String> statements = new ArrayList<>(ReportWording.statements(recording, reading, review));
        if (!content.comment().isBlank()) {
            statements.add("Comment: " + content.comment());
        }
        return statements;
    }

    /** Leads that were computed from others are in no file. */
    private static Marks marks(ReadingDocument reading, List<ImportedChannel> channels) {
        Set<@Nullable LeadName> there = new HashSet<>();
        there.add(null);
        channels.forEach(channel -> there.add(channel.lead()));
        return new Marks(
                reading.beats().stream()
                        .map(beat -> new BeatMark(beat.timeMs(), beat.beatClass()))
                        .toList(),
                reading.fiducials().stream()
                        .filter(wave -> there.contains(wave.lead()))
                        .map(wave ->
                                new WaveMark(wave.lead(), wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs()))
                        .toList(),
                reading.pulses().stream()
                        .map(pulse -> new PulseMark(pulse.onsetMs(), pulse.peakMs(), pulse.notchMs(), pulse.offsetMs()))
                        .toList());
    }

    private static List<DeviceMeasurement> measurements(Measurements measured) {
        List<DeviceMeasurement> measurements = new ArrayList<>();
        KINDS.forEach((measure, kind) ->
                measure.in(measured).ifPresent(value -> measurements.add(new DeviceMeasurement(kind, value))));
        return measurements;
    }
}
