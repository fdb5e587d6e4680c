package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;

/** Has recordings that are kept read, with what is known of the patient. */
@ApplicationScoped
public class KeptRecordings {
    private final Recordings recordings;
    private final Patients patients;

    KeptRecordings(Recordings recordings, Patients patients) {
        this.recordings = recordings;
        this.patients = patients;
    }

    /** Outside any transaction: reading takes its time. Nothing is stored. */
    public Reading read(UUID recordingId, RecordingReader reader) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        Subject subject = patients.subject(recording.subject, recording.takenAt);
        return recordings
                .waveform(recordingId)
                .toRecording(recording.kind, recording.rate())
                .map(samples -> reader.read(samples, subject))
                .orElseGet(KeptRecordings::withoutLead);
    }

    /** Of a recording none of whose leads is known. */
    public static Reading withoutLead() {
        return new Reading.Abstained(
                AbstentionReason.NO_KNOWN_LEAD,
                "None of the leads has a code that can be analysed: send MDC or LOINC lead codes.",
                new Quality(0, Map.of()),
                List.of());
    }
}
