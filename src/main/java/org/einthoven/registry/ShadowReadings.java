package org.einthoven.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.einthoven.archive.KeptRecordings;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingReader;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Reading;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads with a version that is being tried, beside the active versions of the other tasks, and keeps what it says apart. */
@ApplicationScoped
class ShadowReadings {
    private static final Logger LOG = Logger.getLogger(ShadowReadings.class);

    private final ModelVersions versions;
    private final ModelDesk desk;
    private final KeptRecordings recordings;
    private final EntityManager entities;
    private final Clock clock;
    private @Nullable Held held;

    ShadowReadings(
            ModelVersions versions, ModelDesk desk, KeptRecordings recordings, EntityManager entities, Clock clock) {
        this.versions = versions;
        this.desk = desk;
        this.recordings = recordings;
        this.entities = entities;
        this.clock = clock;
    }

    private record Held(long generation, UUID tried, ModelSet set) {}

    /**
     * What the version says of a recording. A reading that fails is one that was rejected: it counts against the version.
     *
     * @throws IllegalStateException where this server cannot open its models
     */
    Reading read(ModelVersion version, UUID recording) {
        ModelSet set = acquire(version);
        try {
            RecordingReader reader = set::read;
            Reading reading = recordings.read(recording, reader);
            if (reading instanceof Reading.Abstained abstained && abstained.reason() == AbstentionReason.MODEL_FAILED) {
                set.broken().forEach(desk::setAside);
            }
            return reading;
        } catch (RuntimeException failed) {
            if (!set.isComplete()) {
                throw failed;
            }
            LOG.errorf(failed, "Model %s fails on recording %s", version.title(), recording);
            return new Reading.Rejected("It failed: " + failed.getClass().getSimpleName());
        } finally {
            set.release();
        }
    }

    /** Open as long as neither the version nor the active ones change. */
    private synchronized ModelSet acquire(ModelVersion version) {
        long generation = versions.generation();
        Held before = held;
        if (before != null && before.generation == generation && before.tried.equals(version.id)) {
            before.set.acquire();
            return before.set;
        }
        Map<ModelTask, ModelVersion> chosen = new EnumMap<>(ModelTask.class);
        chosen.putAll(versions.active().versions());
        chosen.put(ModelTask.of(version.name).orElseThrow(), version);
        ModelSet set = ModelSet.open(versions.files(chosen));
        close();
        held = new Held(generation, version.id, set);
        set.acquire();
        return set;
    }

    synchronized void close() {
        if (held != null) {
            held.set.release();
            held = null;
        }
    }

    void end(@Observes ShutdownEvent event) {
        close();
    }

    /** Keeps it, in the caller's transaction where there is one; what the version said of it before stays. */
    void keep(ModelVersion version, UUID recording, Reading reading) {
        QuarkusTransaction.joiningExisting().run(() -> entities.createQuery(
                        "insert into ShadowReading (modelId, recordingId, readAt, status, document)"
                                + " values (:model, :recording, :at, :status, :document) on conflict do nothing")
                .setParameter("model", version.id)
                .setParameter("recording", recording)
                .setParameter("at", clock.instant())
                .setParameter("status", ReadingStatus.of(reading))
                .setParameter("document", ReadingDocument.of(reading).json())
                .executeUpdate());
    }
}
