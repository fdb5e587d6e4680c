package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** To whom the machine's reading was shown while nobody had signed: they cannot be the first to read it any more. */
@ApplicationScoped
public class ShownReadings {
    private final EntityManager entities;
    private final Clock clock;

    ShownReadings(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    public boolean isShown(UUID recording, String reader) {
        return !entities.createNativeQuery(
                        "select 1 from shown_reading where recording_id = ? and reader = ?", Integer.class)
                .setParameter(1, recording)
                .setParameter(2, reader)
                .getResultList()
                .isEmpty();
    }

    /** Writes down the first time; nothing of a recording that is gone by now. */
    @Transactional
    public void keep(UUID recording, String reader) {
        entities.createNativeQuery("insert into shown_reading (recording_id, reader, shown_at)"
                        + " select id, :reader, :now from recording where id = :recording on conflict do nothing")
                .setParameter("recording", recording)
                .setParameter("reader", reader)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
