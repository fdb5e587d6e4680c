package org.einthoven.refresh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;

/** The one {@link PatientSplit} of the site: chosen when it is first asked for, never changed after. */
@ApplicationScoped
class PatientSplits {
    private static final int KEY_BYTES = 32;

    private final EntityManager entities;
    private final TrainingSettings settings;
    private final Clock clock;

    PatientSplits(EntityManager entities, TrainingSettings settings, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.clock = clock;
    }

    /** In a transaction of its own: where a set cannot be made, the next attempt must not meet another split. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    PatientSplit chosen() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        entities.createNativeQuery("insert into patient_split (key, test_percent, chosen_at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .setParameter(1, key)
                .setParameter(2, settings.testPercent())
                .setParameter(3, clock.instant())
                .executeUpdate();
        Object[] row = (Object[]) entities.createNativeQuery("select key, test_percent from patient_split")
                .getSingleResult();
        return new PatientSplit((byte[]) row[0], ((Number) row[1]).intValue());
    }
}
