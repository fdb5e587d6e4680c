package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

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

    /**
     * Writes down the first time. A page waits for no erasure, which may take minutes: it is asked for again.
     *
     * @throws FaultException {@link Fault#NOT_FOUND} where the recording is gone by now, {@link Fault#ABOUT_TO_GO} while it is
     *     erased
     */
    @Transactional
    public void keep(UUID recording, String reader) {
        if (isShown(recording, reader)) {
            return;
        }
        int here = entities.createNativeQuery(
                        "select 1 from recording where id = ? for key share skip locked", Integer.class)
                .setParameter(1, recording)
                .getResultList()
                .size();
        if (here == 0) {
            throw isGone(recording)
                    ? FaultException.of(Fault.NOT_FOUND, "recording", recording)
                    : FaultException.of(Fault.ABOUT_TO_GO);
        }
        entities.createNativeQuery("insert into shown_reading (recording_id, reader, shown_at)"
                        + " values (:recording, :reader, :now) on conflict do nothing")
                .setParameter("recording", recording)
                .setParameter("reader", reader)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private boolean isGone(UUID recording) {
        return entities.createNativeQuery("select 1 from recording where id = ?", Integer.class)
                .setParameter(1, recording)
                .getResultList()
                .isEmpty();
    }
}
