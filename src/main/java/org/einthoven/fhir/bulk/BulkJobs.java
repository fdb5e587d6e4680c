package org.einthoven.fhir.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.fhir.bulk.BulkJob.Kind;
import org.einthoven.fhir.bulk.BulkJob.State;

/** The rows of jobs. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class BulkJobs {

    private static final String FIND =
            """
            select id, kind, owner, actor, request, plan, state, transaction_time, position, done, total, error,
                created_at, expires_at from bulk_job where id = ?\
            """;

    private final EntityManager entities;

    BulkJobs(EntityManager entities) {
        this.entities = entities;
    }

    void put(BulkJob job) {
        sql("insert into bulk_job (id, kind, owner, actor, request, plan, state, transaction_time, position, done, total,"
                        + " bytes, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as bigint), 0, ?)")
                .setParameter(1, job.id())
                .setParameter(2, job.kind().name())
                .setParameter(3, job.owner())
                .setParameter(4, job.actor())
                .setParameter(5, job.request())
                .setParameter(6, job.plan())
                .setParameter(7, job.state().name())
                .setParameter(8, job.transactionTime())
                .setParameter(9, job.position())
                .setParameter(10, job.done())
                .setParameter(11, job.total())
                .setParameter(12, job.createdAt())
                .executeUpdate();
    }

    Optional<BulkJob> find(UUID id) {
        return one(FIND, id);
    }

    /** The same, while no other transaction does anything of it. */
    Optional<BulkJob> lock(UUID id) {
        return one(FIND + " for update", id);
    }

    void advance(UUID id, String position, long lines) {
        sql("update bulk_job set position = ?, done = done + ? where id = ?")
                .setParameter(1, position)
                .setParameter(2, lines)
                .setParameter(3, id)
                .executeUpdate();
    }

    /** @param error why it failed; empty for one that is done */
    void end(UUID id, String error, Instant expiresAt) {
        sql("update bulk_job set state = ?, error = ?, expires_at = ? where id = ?")
                .setParameter(1, (error.isEmpty() ? State.DONE : State.FAILED).name())
                .setParameter(2, error)
                .setParameter(3, expiresAt)
                .setParameter(4, id)
                .executeUpdate();
    }

    void delete(UUID id) {
        sql("delete from bulk_job where id = ?").setParameter(1, id).executeUpdate();
    }

    int deleteExpired(Instant now) {
        return sql("delete from bulk_job where expires_at < ?")
                .setParameter(1, now)
                .executeUpdate();
    }

    /** How many of a client's are not done. */
    long running(String owner) {
        return ((Number) sql("select count(*) from bulk_job where owner = ? and state = 'RUNNING'")
                        .setParameter(1, owner)
                        .getSingleResult())
                .longValue();
    }

    /** Of the files of all jobs. */
    long bytes() {
        return ((Number) sql("select coalesce(sum(bytes), 0) from bulk_job").getSingleResult()).longValue();
    }

    private Query sql(String sql) {
        return entities.createNativeQuery(sql);
    }

    private Optional<BulkJob> one(String sql, UUID id) {
        List<?> rows =
                entities.createNativeQuery(sql, Tuple.class).setParameter(1, id).getResultList();
        return rows.stream().map(row -> job((Tuple) row)).findFirst();
    }

    private static BulkJob job(Tuple row) {
        return new BulkJob(
                row.get("id", UUID.class),
                Kind.valueOf(row.get("kind", String.class)),
                row.get("owner", String.class),
                row.get("actor", String.class),
                row.get("request", String.class),
                row.get("plan", String.class),
                State.valueOf(row.get("state", String.class)),
                row.get("transaction_time", Instant.class),
                row.get("position", String.class),
                row.get("done", Long.class),
                row.get("total", Long.class),
                row.get("error", String.class),
                row.get("created_at", Instant.class),
                row.get("expires_at", Instant.class));
    }
}
