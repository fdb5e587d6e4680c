package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.einthoven.diagnosis.Priority;

/** Who has seen that a recording is critical, before it is signed. */
@ApplicationScoped
public class Acknowledgements {
    private final EntityManager entities;
    private final Clock clock;

    Acknowledgements(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Keeps that somebody has seen it.
     *
     * @return false where it is not critical or somebody else was first: then nothing changes
     */
    @Transactional
    public boolean acknowledge(UUID recording, String reader) {
        return entities.createQuery("update StoredRecording set acknowledgedAt = ?1, acknowledgedBy = ?2"
                                + " where id = ?3 and priority = ?4 and acknowledgedAt is null")
                        .setParameter(1, clock.instant())
                        .setParameter(2, reader)
                        .setParameter(3, recording)
                        .setParameter(4, Priority.CRITICAL)
                        .executeUpdate()
                == 1;
    }
}
