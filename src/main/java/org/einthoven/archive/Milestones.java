package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Things that happen once in the life of an archive, whichever replica comes first and however often it starts. */
@ApplicationScoped
public class Milestones {
    private final EntityManager entities;
    private final Clock clock;

    Milestones(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Runs {@code work} unless it was done before. The mark and the work are one transaction: where the work fails,
     * nothing of it stays and it is tried again at the next start; a second replica waits for the first.
     *
     * @return whether the work was done now
     */
    @Transactional
    public boolean once(String name, Runnable work) {
        int marked = entities.createNativeQuery(
                        "insert into milestone (name, reached_at) values (?, ?) on conflict (name) do nothing")
                .setParameter(1, name)
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (marked == 1) {
            work.run();
        }
        return marked == 1;
    }

    @Transactional
    public boolean isReached(String name) {
        return !entities.createNativeQuery("select 1 from milestone where name = ?")
                .setParameter(1, name)
                .getResultList()
                .isEmpty();
    }
}
