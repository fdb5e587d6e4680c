package org.einthoven.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * Single steps from state to state. Each is written to the version's history and to the audit trail in the transaction that
 * makes it; a transaction of several steps happens whole or not at all.
 */
@ApplicationScoped
class ModelSteps {
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    ModelSteps(EntityManager entities, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** Has all later changes wait until this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin() {
        entities.createQuery("update ModelGeneration set generation = generation + 1")
                .executeUpdate();
    }

    /**
     * The same for somebody who has looked at the versions before.
     *
     * @param seen the generation that was looked at
     * @throws FaultException {@link Fault#STALE_MODELS} where something has changed since
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin(long seen) {
        int counted = entities.createQuery(
                        "update ModelGeneration set generation = generation + 1 where generation = ?1")
                .setParameter(1, seen)
                .executeUpdate();
        if (counted == 0) {
            throw FaultException.of(Fault.STALE_MODELS);
        }
    }

    /**
     * One step, after {@link #begin}.
     *
     * @throws FaultException {@link Fault#MODEL_STEP} where it is not possible from the version's state
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void step(ModelVersion version, ModelState to, String who, String why) {
        ModelState from = version.state;
        requirePossible(version, to);
        version.state = to;
        version.since = clock.instant();
        // one by one and at once: the database allows no moment with two active versions of a task
        entities.flush();
        write(version, from, who, why);
    }

    /** Throws {@link Fault#MODEL_STEP} where the version cannot go there from where it is. */
    static void requirePossible(ModelVersion version, ModelState to) {
        if (!version.state.mayBecome(to)) {
            throw FaultException.of(Fault.MODEL_STEP, version.title(), to.word(), "it is " + version.state.word());
        }
    }

    /** A version that came in, in the state that it has. */
    @Transactional(Transactional.TxType.MANDATORY)
    void arrived(ModelVersion version, String who, String why) {
        write(version, null, who, why);
    }

    /** One of two administrators is for making it active. */
    @Transactional(Transactional.TxType.MANDATORY)
    void proposed(ModelVersion version, String who, String why) {
        ModelProposal.deleteById(version.id);
        ModelProposal proposal = new ModelProposal();
        proposal.modelId = version.id;
        proposal.who = who;
        proposal.at = clock.instant();
        proposal.why = why;
        proposal.generation = entities.createQuery("select generation from ModelGeneration", Long.class)
                .getSingleResult();
        proposal.persist();
        audit.record(
                AuditAction.OPERATION, "ModelVersion", id(version), "proposed to be active: " + why, Outcome.SUCCESS);
    }

    private static String id(ModelVersion version) {
        return version.name + "-" + version.version;
    }

    private void write(ModelVersion version, @Nullable ModelState from, String who, String why) {
        ModelChange change = new ModelChange();
        change.modelId = version.id;
        change.at = Instant.now(clock);
        change.who = who;
        change.from = from;
        change.to = version.state;
        change.why = why;
        change.persist();
        String detail = String.format(
                Locale.ROOT,
                "%s, %s to %s: %s",
                version.sha256,
                from == null ? "new" : from.word(),
                version.state.word(),
                why);
        audit.record(
                from == null ? AuditAction.CREATE : AuditAction.UPDATE,
                "ModelVersion",
                id(version),
                detail,
                Outcome.SUCCESS);
    }
}
