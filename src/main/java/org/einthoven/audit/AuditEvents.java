package org.einthoven.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The trail, to be looked at. */
@ApplicationScoped
public class AuditEvents {

    /** The newest rows first. */
    @Transactional
    public List<AuditEvent> page(AuditQuery query, int limit) {
        return AuditEvent.<AuditEvent>find(query.hql(), query.values())
                .range(0, limit - 1)
                .list();
    }
}
