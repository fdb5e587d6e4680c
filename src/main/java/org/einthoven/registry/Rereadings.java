package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Slices of the archive that are read again under a version: asked for, stopped, gone on with. */
@ApplicationScoped
public class Rereadings {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** In the order of their ids, which is that in which they came. */
    private static final String RECORDINGS =
            """
            from recording r where r.received_at >= :from and r.received_at < :until
                and r.id > :position and exists (select 1 from reading g where g.recording_id = r.id)
            """;

    private final EntityManager entities;
    private final ModelVersions versions;
    private final AuditTrail audit;
    private final Event<Ordered> ordered;
    private final Clock clock;

    Rereadings(EntityManager entities, ModelVersions versions, AuditTrail audit, Event<Ordered> ordered, Clock clock) {
        this.entities = entities;
        this.versions = versions;
        this.audit = audit;
        this.ordered = ordered;
        this.clock = clock;
    }

    /** Fired within the transaction that has one begin or go on. */
    record Ordered(UUID rereading) {}

    /** Of a version, the latest first. */
    @Transactional
    public List<Rereading> of(UUID model) {
        return Rereading.list("modelId = ?1 order by askedAt desc, id desc", model);
    }

    /** How many recordings a version has read without being active, in shadow or in slices. */
    @Transactional
    public long tried(UUID model) {
        return ShadowReading.count("modelId", model);
    }

    /**
     * Begins to read what was received from {@code from} on and before {@code until}, and has been read.
     *
     * @throws FaultException {@link Fault#MODEL_STEP} where the version is withdrawn or a slice is being read with it
     */
    @Transactional
    public Rereading start(String name, String version, Instant from, Instant until, String who) {
        ModelVersion model = versions.find(name, version)
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "model version", name + " " + version));
        if (model.state == ModelState.WITHDRAWN || isBusy(model.id)) {
            String why = model.state == ModelState.WITHDRAWN ? "it is withdrawn" : "it is reading a slice already";
            throw FaultException.of(Fault.MODEL_STEP, model.title(), "read with", why);
        }
        Rereading slice = new Rereading();
        slice.id = TimeOrderedId.now(clock);
        slice.modelId = model.id;
        slice.askedBy = who;
        slice.askedAt = clock.instant();
        slice.from = from;
        slice.until = until.isBefore(slice.askedAt) ? until : slice.askedAt;
        slice.state = Rereading.State.RUNNING;
        slice.position = BEFORE_ALL;
        slice.total = ((Number) entities.createNativeQuery("select count(*) " + RECORDINGS)
                        .setParameter("from", slice.from)
                        .setParameter("until", slice.until)
                        .setParameter("position", slice.position)
                        .getSingleResult())
                .longValue();
        slice.persist();
        ordered.fire(new Ordered(slice.id));
        write(slice, model, "begun, " + slice.total + " recordings from " + slice.from + " until " + slice.until);
        return slice;
    }

    private static boolean isBusy(UUID model) {
        return Rereading.count("modelId = ?1 and state = ?2", model, Rereading.State.RUNNING) > 0;
    }

    /** Ends after the recording that is being read; it can go on from there. */
    @Transactional
    public void stop(UUID id, String who) {
        Rereading slice = locked(id);
        if (slice.state == Rereading.State.RUNNING) {
            slice.state = Rereading.State.STOPPED;
            write(slice, model(slice), "stopped by " + who);
        }
    }

    @Transactional
    public void resume(UUID id, String who) {
        Rereading slice = locked(id);
        ModelVersion model = model(slice);
        if (slice.state != Rereading.State.STOPPED && slice.state != Rereading.State.FAILED) {
            return;
        }
        if (isBusy(model.id)) {
            throw FaultException.of(Fault.MODEL_STEP, model.title(), "read with", "it is reading another slice");
        }
        slice.state = Rereading.State.RUNNING;
        slice.error = null;
        ordered.fire(new Ordered(slice.id));
        write(slice, model, "gone on with by " + who);
    }

    private Rereading locked(UUID id) {
        return Rereading.<Rereading>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "slice", id));
    }

    private static ModelVersion model(Rereading slice) {
        return ModelVersion.findById(slice.modelId);
    }

    private void write(Rereading slice, ModelVersion model, String what) {
        audit.record(
                AuditAction.OPERATION, "Rereading", slice.id.toString(), model.title() + ": " + what, Outcome.SUCCESS);
    }

    /**
     * The recording that is to be read next.
     *
     * @param version to read it with
     */
    record Next(Rereading slice, ModelVersion version, UUID recording) {}

    /** Empty where it has ended; one that has reached its end is done. */
    @Transactional
    Optional<Next> next(UUID id) {
        Rereading slice = locked(id);
        if (slice.state != Rereading.State.RUNNING) {
            return Optional.empty();
        }
        List<?> next = entities.createNativeQuery("select r.id " + RECORDINGS + " order by r.id limit 1", UUID.class)
                .setParameter("from", slice.from)
                .setParameter("until", slice.until)
                .setParameter("position", slice.position)
                .getResultList();
        if (next.isEmpty()) {
            slice.state = Rereading.State.DONE;
            slice.total = slice.done;
            return Optional.empty();
        }
        return Optional.of(new Next(slice, model(slice), (UUID) next.get(0)));
    }

    /** Counts a recording as done; call it in the transaction that keeps what was read. */
    @Transactional(Transactional.TxType.MANDATORY)
    void done(Next next, long ms) {
        Rereading slice = locked(next.slice.id);
        // another worker may have been at the same one, which is done once
        if (slice.position.equals(next.slice.position)) {
            slice.position = next.recording;
            slice.done++;
            slice.workedMs += ms;
        }
    }

    /** Gives it up, with what is to be told. */
    @Transactional
    void fail(UUID id, String error) {
        Rereading slice = locked(id);
        slice.state = Rereading.State.FAILED;
        slice.error = error;
    }
}
