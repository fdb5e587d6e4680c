package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a reader who is to read first saw the machine's reading before their own, since a patient could not wait. It is never taken back:
 * what they read of that recording afterwards is no reading of their own any more.
 */
@ApplicationScoped
public class BrokenGlass {
    private final EntityManager entities;
    private final Clock clock;

    BrokenGlass(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** One time. */
    public record Broken(UUID recording, String reader, Instant at, String reason) {}

    @Transactional
    public boolean isOver(UUID recording, String reader) {
        return !entities.createNativeQuery(
                        "select 1 from broken_glass where recording_id = ? and reader = ?", Integer.class)
                .setParameter(1, recording)
                .setParameter(2, reader)
                .getResultList()
                .isEmpty();
    }

    /** @return false where the reader had done so before: the reason of then stays */
    @Transactional
    public boolean breakOver(UUID recording, String reader, String reason) {
        return entities.createNativeQuery("insert into broken_glass (recording_id, reader, broken_at, reason)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .setParameter(1, recording)
                        .setParameter(2, reader)
                        .setParameter(3, clock.instant())
                        .setParameter(4, reason)
                        .executeUpdate()
                == 1;
    }

    /** The newest first. */
    @Transactional
    public List<Broken> newest(int count) {
        List<?> rows = entities.createNativeQuery(
                        "select recording_id, reader, broken_at, reason from broken_glass order by broken_at desc, reader",
                        Tuple.class)
                .setMaxResults(count)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Broken(
                        row.get("recording_id", UUID.class),
                        row.get("reader", String.class),
                        row.get("broken_at", Instant.class),
                        row.get("reason", String.class)))
                .toList();
    }
}
