package org.einthoven.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The trail, to be looked at. */
@ApplicationScoped
public class AuditEvents {

    /** Counting stops here, as in other searches: the trail of a year has millions of rows. */
    private static final int COUNTED = 10_000;

    /** The newest rows first. */
    @Transactional
    public List<AuditEvent> page(AuditQuery query, int limit) {
        return AuditEvent.<AuditEvent>find(query.hql(), query.values())
                .range(0, limit - 1)
                .list();
    }

    /** How many rows there are; empty where there are more than are counted. */
    @Transactional
    public Optional<Integer> count(AuditQuery query) {
        Query ids = AuditEvent.getEntityManager().createQuery("select id from AuditEvent " + query.where());
        Object[] values = query.values();
        for (int i = 0; i < values.length; i++) {
            ids.setParameter(i + 1, values[i]);
        }
        int count = ids.setMaxResults(COUNTED + 1).getResultList().size();
        return count > COUNTED ? Optional.empty() : Optional.of(count);
    }
}
