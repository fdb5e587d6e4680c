package org.einthoven.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.einthoven.archive.OwnTransaction;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;

/** Goes through the rules, or says what would go if it did. */
@ApplicationScoped
public class Retention {
    private static final int MOST_SHOWN = 100;

    /** After years without a rule there may be much to go at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final EntityManager entities;
    private final RetentionSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    Retention(EntityManager entities, RetentionSettings settings, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param old how many rows are older than that now; 0 where they are kept for ever */
    public record Due(RetentionRule rule, Optional<Duration> period, long old) {}

    /** @param before what was older than this went */
    public record Gone(RetentionRule rule, Instant at, Instant before, long rows) {}

    /** What would go now; nothing does. */
    @Transactional
    public List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (RetentionRule rule : RetentionRule.values()) {
            Optional<Duration> period = rule.period(settings);
            long old = period.map(kept -> ((Number)
                                    query(rule.count(), clock.instant().minus(kept))
                                            .getSingleResult())
                            .longValue())
                    .orElse(0L);
            due.add(new Due(rule, period, old));
        }
        return due;
    }

    /** What went, the newest first, as much as a page shows. */
    @Transactional
    public List<Gone> history() {
        List<?> rows = entities.createNativeQuery(
                        "select rule, at, before, gone from retention_run order by at desc, id desc", Tuple.class)
                .setMaxResults(MOST_SHOWN)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Gone(
                        RetentionRule.valueOf(row.get("rule", String.class)),
                        row.get("at", Instant.class),
                        row.get("before", Instant.class),
                        row.get("gone", Number.class).longValue()))
                .toList();
    }

    /**
     * Goes through a rule in a transaction of its own, unless another replica is at one. What went is written down in it. Whoever signs
     * holds a review and asks for its recording, as this does, and an erasure has it the other way round: where the database ends this
     * one for it, it begins anew.
     */
    public void run(RetentionRule rule) {
        OwnTransaction.call(PATIENCE, () -> alone(rule));
    }

    /** Whether no other replica is at it. */
    private boolean alone(RetentionRule rule) {
        Boolean alone = (Boolean)
                entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtext('retention'))", Boolean.class)
                        .getSingleResult();
        if (alone) {
            rule.period(settings).ifPresent(kept -> run(rule, clock.instant().minus(kept)));
        }
        return alone;
    }

    private void run(RetentionRule rule, Instant before) {
        query(rule.lock(), before).getResultList();
        rule.first().forEach(sql -> query(sql, before).executeUpdate());
        int gone = query(rule.delete(), before).executeUpdate();
        if (gone == 0) {
            return;
        }
        entities.createNativeQuery("insert into retention_run (id, at, rule, before, gone) values (?, ?, ?, ?, ?)")
                .setParameter(1, TimeOrderedId.now(clock))
                .setParameter(2, clock.instant())
                .setParameter(3, rule.name())
                .setParameter(4, before)
                .setParameter(5, gone)
                .executeUpdate();
        audit.record(
                AuditAction.DELETE,
                "Retention",
                rule.name().toLowerCase(Locale.ROOT),
                gone + " from before " + before,
                Outcome.SUCCESS);
    }

    private Query query(String sql, Instant before) {
        return entities.createNativeQuery(sql).setParameter(1, before);
    }
}
