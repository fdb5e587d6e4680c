package org.einthoven.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.einthoven.audit.AuditEvent.Outcome;
import org.jspecify.annotations.Nullable;

/** Which rows of the trail are looked for: conditions that must all hold. */
public final class AuditQuery {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    public AuditQuery id(long id) {
        return and("id = ", id);
    }

    /** Rows from this instant on. */
    public AuditQuery from(Instant first) {
        return and("at >= ", first);
    }

    /** Rows up to this instant. */
    public AuditQuery until(Instant last) {
        return and("at <= ", last);
    }

    public AuditQuery actor(String name) {
        return and("actor = ", name);
    }

    /** @param issuer null for any */
    public AuditQuery subject(@Nullable String issuer, String subject) {
        return (issuer == null ? this : and("issuer = ", issuer)).and("subject = ", subject);
    }

    public AuditQuery patient(String id) {
        values.add(id);
        conditions.add("array_contains(patients, ?" + values.size() + ")");
        return this;
    }

    public AuditQuery entity(String type, String id) {
        return and("entityType = ", type).and("entityId = ", id);
    }

    public AuditQuery actions(Collection<AuditAction> any) {
        return and("action in ", List.copyOf(any));
    }

    public AuditQuery outcomes(Collection<Outcome> any) {
        return and("outcome in ", List.copyOf(any));
    }

    public AuditQuery address(String address) {
        return and("address = ", address);
    }

    /** Rows that were written before the one with this id. */
    public AuditQuery before(long id) {
        return and("id < ", id);
    }

    private AuditQuery and(String condition, Object value) {
        values.add(value);
        conditions.add(condition + "?" + values.size());
        return this;
    }

    String hql() {
        return where() + " order by id desc";
    }

    /** Its conditions; empty where there are none. */
    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }
}
