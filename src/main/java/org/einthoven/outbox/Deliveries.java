package org.einthoven.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.outbox.Delivery.State;

/** The rows of what is to be sent. */
@ApplicationScoped
class Deliveries {
    private static final String COLUMNS =
            "select id, channel, target, subject, revision, attempts, state, error, ordered_at, tried_at from delivery ";

    private final EntityManager entities;
    private final Clock clock;

    Deliveries(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** The id of the row, a new one or that of the same thing ordered before; it stays locked until the end. */
    UUID put(String channel, String target, String subject) {
        return (UUID) sql("insert into delivery (id, channel, target, subject, revision, attempts, state, ordered_at)"
                        + " values (?, ?, ?, ?, 1, 0, 'WAITING', ?) on conflict (channel, target, subject) do update"
                        + " set revision = delivery.revision + 1, attempts = 0, state = 'WAITING', error = null,"
                        + " ordered_at = excluded.ordered_at returning id")
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, channel)
                .setParameter(3, target)
                .setParameter(4, subject)
                .setParameter(5, clock.instant())
                .getSingleResult();
    }

    /** Brings a dead one back to life; false where there is none. */
    boolean revive(UUID id) {
        return sql("update delivery set revision = revision + 1, attempts = 0, state = 'WAITING' where id = ?"
                                + " and state = 'DEAD'")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    /** True unless it was ordered again meanwhile. */
    boolean done(Delivery delivery) {
        return sql("delete from delivery where id = ? and revision = ?")
                        .setParameter(1, delivery.id())
                        .setParameter(2, delivery.revision())
                        .executeUpdate()
                == 1;
    }

    /** Begins to wait for the next time, with no failed attempts; true unless it was ordered again meanwhile. */
    boolean begun(Delivery delivery) {
        return sql("update delivery set attempts = 0, error = null where id = ? and revision = ?")
                        .setParameter(1, delivery.id())
                        .setParameter(2, delivery.revision())
                        .executeUpdate()
                == 1;
    }

    /** True unless it was ordered again meanwhile. */
    boolean failed(Delivery delivery, State state, String error) {
        return sql("update delivery set attempts = attempts + 1, state = ?, error = ?, tried_at = ? where id = ?"
                                + " and revision = ?")
                        .setParameter(1, state.name())
                        .setParameter(2, error)
                        .setParameter(3, clock.instant())
                        .setParameter(4, delivery.id())
                        .setParameter(5, delivery.revision())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    Optional<Delivery> find(UUID id) {
        return rows(tuples(COLUMNS + "where id = ?").setParameter(1, id)).stream()
                .findFirst();
    }

    @Transactional
    List<Delivery> list(State state, int limit) {
        return rows(tuples(COLUMNS + "where state = ? order by ordered_at desc, id limit ?")
                .setParameter(1, state.name())
                .setParameter(2, limit));
    }

    @Transactional
    long count(State state) {
        return ((Number) sql("select count(*) from delivery where state = ?")
                        .setParameter(1, state.name())
                        .getSingleResult())
                .longValue();
    }

    private Query sql(String sql) {
        return entities.createNativeQuery(sql);
    }

    private Query tuples(String sql) {
        return entities.createNativeQuery(sql, Tuple.class);
    }

    private static List<Delivery> rows(Query query) {
        List<?> tuples = query.getResultList();
        return tuples.stream().map(row -> delivery((Tuple) row)).toList();
    }

    private static Delivery delivery(Tuple row) {
        return new Delivery(
                row.get("id", UUID.class),
                row.get("channel", String.class),
                row.get("target", String.class),
                row.get("subject", String.class),
                row.get("revision", Integer.class),
                row.get("attempts", Integer.class),
                State.valueOf(row.get("state", String.class)),
                row.get("error", String.class),
                row.get("ordered_at", Instant.class),
                row.get("tried_at", Instant.class));
    }
}
