package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.Triage;
import org.einthoven.explain.Explanation;
import org.einthoven.reading.Reading;
import org.jspecify.annotations.Nullable;

/** The readings that are kept: exactly one a recording, once it was read. */
@ApplicationScoped
public class Readings {
    private final EntityManager entities;
    private final Event<ReadingStored> stored;
    private final Clock clock;

    Readings(EntityManager entities, Event<ReadingStored> stored, Clock clock) {
        this.entities = entities;
        this.stored = stored;
        this.clock = clock;
    }

    @Transactional
    public Optional<StoredReading> of(UUID recordingId) {
        return StoredReading.find("recordingId", recordingId).firstResultOptional();
    }

    /** In no particular order; only maps that may be shown are ever stored. */
    @Transactional
    public List<StoredExplanation> explanations(UUID readingId) {
        return StoredExplanation.list("readingId", readingId);
    }

    @Transactional
    public Optional<Explanation> explanation(UUID recordingId, String findingId) {
        return of(recordingId)
                .flatMap(reading -> StoredExplanation.<StoredExplanation>findByIdOptional(
                        new StoredExplanation.Key(reading.id, findingId)))
                .map(StoredExplanation::toExplanation);
    }

    /**
     * Keeps what was read.
     *
     * @return false where the recording was read already: then nothing changes
     */
    @Transactional
    public boolean store(UUID recordingId, Reading reading) {
        ReadingDocument document = ReadingDocument.of(reading);
        ReadingStatus status = ReadingStatus.of(reading);
        boolean flagged =
                status != ReadingStatus.REPORTED || document.findings().stream().anyMatch(Finding::flagged);
        UUID id = TimeOrderedId.now(clock);
        if (!insert(id, recordingId, status, reasonOf(reading), flagged, document)) {
            return false;
        }
        if (reading instanceof Reading.Reported reported) {
            reported.explanations().forEach(explanation -> StoredExplanation.of(id, explanation)
                    .persist());
        }
        Triage triage = status == ReadingStatus.REPORTED ? Triage.of(document.findings()) : Triage.unread();
        Instant received = entities.createQuery("select receivedAt from StoredRecording where id = ?1", Instant.class)
                .setParameter(1, recordingId)
                .getSingleResult();
        entities.createQuery("update StoredRecording set status = ?1, flagged = ?2, priority = ?3, dueAt = ?4,"
                        + " priorityReason = ?5, doubt = ?6 where id = ?7")
                .setParameter(1, status)
                .setParameter(2, flagged)
                .setParameter(3, triage.priority())
                .setParameter(4, received.plus(triage.within()))
                .setParameter(5, triage.reason())
                .setParameter(6, triage.doubt())
                .setParameter(7, recordingId)
                .executeUpdate();
        stored.fire(new ReadingStored(recordingId, status, document));
        return true;
    }

    private boolean insert(
            UUID id,
            UUID recordingId,
            ReadingStatus status,
            @Nullable String reason,
            boolean flagged,
            ReadingDocument document) {
        String[] displays =
                document.findingsFlaggedFirst().stream().map(Finding::display).toArray(String[]::new);
        return entities.createQuery("insert into StoredReading"
                                + " (id, recordingId, readAt, status, reason, flagged, heartRateBpm, findings, json)"
                                + " values (:id, :recording, :at, :status, :reason, :flagged, :rate, :findings, :json)"
                                + " on conflict (recordingId) do nothing")
                        .setParameter("id", id)
                        .setParameter("recording", recordingId)
                        .setParameter("at", Instant.now(clock))
                        .setParameter("status", status)
                        .setParameter("reason", reason)
                        .setParameter("flagged", flagged)
                        .setParameter("rate", document.measurements().heartRateBpm())
                        .setParameter("findings", displays)
                        .setParameter("json", document.json())
                        .executeUpdate()
                == 1;
    }

    private static @Nullable String reasonOf(Reading reading) {
        if (reading instanceof Reading.Abstained abstained) {
            return abstained.detail();
        }
        return reading instanceof Reading.Rejected rejected ? rejected.detail() : null;
    }
}
