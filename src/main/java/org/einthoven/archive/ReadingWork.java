package org.einthoven.archive;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.einthoven.reading.Reading;
import org.einthoven.telemetry.Spans;

/**
 * Reads one recording: load, read outside any transaction, then store the reading and end the job in one transaction.
 * A job that was taken over meanwhile is not ours to end, and then nothing is stored.
 */
@ApplicationScoped
class ReadingWork {
    private final Recordings recordings;
    private final Readings readings;
    private final KeptRecordings kept;
    private final RecordingReader reader;
    private final Surveys surveys;
    private final EntityManager entities;
    private final MeterRegistry meters;
    private final Clock clock;

    ReadingWork(
            Recordings recordings,
            Readings readings,
            KeptRecordings kept,
            RecordingReader reader,
            Surveys surveys,
            EntityManager entities,
            MeterRegistry meters,
            Clock clock) {
        this.recordings = recordings;
        this.readings = readings;
        this.kept = kept;
        this.reader = reader;
        this.surveys = surveys;
        this.entities = entities;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param worker the name under which the job was picked */
    void read(UUID recordingId, String worker) {
        Reading reading = Spans.in("read", () -> kept.read(recordingId, reader));
        recordings.find(recordingId).ifPresent(recording -> {
            // so that whoever opens it, or another part of the same whole, need not wait
            surveys.prepare(recording, reading);
            finish(recording, reading, worker);
        });
    }

    /** Gives a recording up that cannot be read. */
    void reject(UUID recordingId, String worker) {
        StoredRecording recording = recordings.find(recordingId).orElseThrow();
        finish(
                recording,
                new Reading.Rejected("The recording could not be read although it was tried several times;"
                        + " the server's log says why."),
                worker);
    }

    private void finish(StoredRecording recording, Reading reading, String worker) {
        boolean stored = Spans.in("store", () -> QuarkusTransaction.requiringNew()
                .call(() -> endJob(recording.id, worker) && readings.store(recording.id, reading)));
        if (stored) {
            String status = reading.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            meters.timer("einthoven.reading", "status", status)
                    .record(Duration.between(recording.receivedAt, clock.instant()));
        }
    }

    private boolean endJob(UUID recordingId, String worker) {
        int ended = entities.createNativeQuery(
                        "delete from scheduled_tasks where task_name = ? and task_instance = ? and picked_by = ?")
                .setParameter(1, ReadingQueue.TASK)
                .setParameter(2, recordingId.toString())
                .setParameter(3, worker)
                .executeUpdate();
        return ended == 1;
    }
}
