package org.einthoven.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.TimeOrderedId;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent.Outcome;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The alarms of drift: at most one open a series, each with its reason once somebody has acknowledged it. */
@ApplicationScoped
public class DriftAlarms {
    private static final Logger LOG = Logger.getLogger(DriftAlarms.class);
    private static final String TYPE = "DriftAlarm";
    private static final String SELECT = "select id, series, raised_at, raised_on, since, before_value, after_value,"
            + " acknowledged_at, acknowledged_by, reason, restarts from drift_alarm ";

    private final Session session;
    private final AuditTrail audit;
    private final Clock clock;

    DriftAlarms(Session session, AuditTrail audit, Clock clock) {
        this.session = session;
        this.audit = audit;
        this.clock = clock;
    }

    /** Open ones first, then the newest. */
    @Transactional
    public List<DriftAlarm> newest(int count) {
        return session.createNativeQuery(
                        SELECT + "order by acknowledged_at is not null, raised_on desc, series limit :count",
                        Tuple.class)
                .setParameter("count", count)
                .getResultStream()
                .map(DriftAlarms::alarm)
                .toList();
    }

    /** Raised on days of a period, the first one first. */
    @Transactional
    public List<DriftAlarm> raised(LocalDate from, LocalDate to) {
        return session.createNativeQuery(
                        SELECT + "where raised_on between :from and :to order by raised_on, series", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(DriftAlarms::alarm)
                .toList();
    }

    /** Of a series, the newest first. */
    @Transactional
    public List<DriftAlarm> of(Series series) {
        return session.createNativeQuery(
                        SELECT + "where series = :series order by raised_on desc limit 20", Tuple.class)
                .setParameter("series", series.name())
                .getResultStream()
                .map(DriftAlarms::alarm)
                .toList();
    }

    @Transactional
    public long open() {
        return session.createNativeQuery("select count(*) from drift_alarm where acknowledged_at is null", Long.class)
                .getSingleResult();
    }

    private static DriftAlarm alarm(Tuple row) {
        Instant at = row.get("acknowledged_at", Instant.class);
        return new DriftAlarm(
                row.get("id", UUID.class),
                new Series(row.get("series", String.class)),
                row.get("raised_at", Instant.class),
                row.get("raised_on", LocalDate.class),
                row.get("since", LocalDate.class),
                row.get("before_value", Double.class),
                row.get("after_value", Double.class),
                at == null ? null : acknowledgement(at, row));
    }

    private static DriftAlarm.Acknowledgement acknowledgement(Instant at, Tuple row) {
        return new DriftAlarm.Acknowledgement(
                at,
                row.get("acknowledged_by", String.class),
                row.get("reason", String.class),
                row.get("restarts", Boolean.class));
    }

    /** The day from which on a series is watched anew; empty where nobody has set one. */
    @Transactional
    Optional<LocalDate> restartOf(Series series) {
        @Nullable
        LocalDate since = session.createNativeQuery(
                        "select max(since) from drift_alarm where series = :series and restarts", LocalDate.class)
                .setParameter("series", series.name())
                .getSingleResultOrNull();
        return Optional.ofNullable(since);
    }

    /** Raises it unless one of the series is open or was raised for that day. */
    @Transactional
    void raise(Series series, DriftChart.Crossing crossing) {
        UUID id = TimeOrderedId.now(clock);
        int raised = session.createNativeMutationQuery(
                        "insert into drift_alarm (id, series, raised_at, raised_on, since,"
                                + " before_value, after_value) values (:id, :series, :at, :on, :since, :before, :after)"
                                + " on conflict do nothing")
                .setParameter("id", id)
                .setParameter("series", series.name())
                .setParameter("at", clock.instant())
                .setParameter("on", crossing.raisedOn())
                .setParameter("since", crossing.since())
                .setParameter("before", crossing.before())
                .setParameter("after", crossing.after())
                .executeUpdate();
        if (raised == 1) {
            String what = series.name() + " has changed since " + crossing.since();
            LOG.warn("Drift: " + what);
            audit.record(AuditAction.OPERATION, TYPE, id.toString(), what, Outcome.SUCCESS);
        }
    }

    /**
     * Says that somebody has looked into it.
     *
     * @param restarts whether what is since the change is the new reference; otherwise the series is expected to return,
     *     and raises another alarm where it does not
     * @throws FaultException {@link Fault#NOT_FOUND} where it is not there or somebody else was first
     */
    @Transactional
    public void acknowledge(UUID id, String who, String reason, boolean restarts) {
        int done = session.createNativeMutationQuery(
                        "update drift_alarm set acknowledged_at = :at, acknowledged_by = :who,"
                                + " reason = :reason, restarts = :restarts where id = :id and acknowledged_at is null")
                .setParameter("at", clock.instant())
                .setParameter("who", Objects.requireNonNull(who))
                .setParameter("reason", reason)
                .setParameter("restarts", restarts)
                .setParameter("id", id)
                .executeUpdate();
        if (done == 0) {
            throw FaultException.of(Fault.NOT_FOUND, "open alarm", id);
        }
        audit.record(
                AuditAction.UPDATE,
                TYPE,
                id.toString(),
                (restarts ? "new reference: " : "acknowledged: ") + reason,
                Outcome.SUCCESS);
    }
}
