package org.einthoven.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the audit trail; the database refuses to change or delete it. */
@Entity
@Table(name = "audit_event")
public class AuditEvent extends PanacheEntityBase {
    /** How it ended. */
    public enum Outcome {
        SUCCESS,
        /** Not signed in, not allowed, or wrong input. */
        REFUSED,
        /** The server's own fault. */
        FAILED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    public Instant at;

    /** The account; {@code system} where the server acts by itself, {@code anonymous} where nobody signed in. */
    public String actor;

    public String[] roles;

    /** The network address from which it was asked; null where the server acts by itself. */
    public @Nullable String address;

    @Enumerated(EnumType.STRING)
    public AuditAction action;

    /** Such as {@code Recording}, {@code Patient}, {@code Review}. */
    @Column(name = "entity_type")
    public String entityType;

    @Column(name = "entity_id")
    public @Nullable String entityId;

    /** For a search its query. */
    public @Nullable String detail;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    /** Ids of those whose data were seen or changed; of a search those on the page. */
    public String[] patients;

    /** Of a token the program to which it was given. */
    public @Nullable String client;

    /** Of a token the provider that gave it. */
    public @Nullable String issuer;

    /** Of a token whom its issuer means: the same name at two issuers is two people. */
    public @Nullable String subject;

    /** The id of the request in which it was done, or that gave rise to it. */
    @Column(name = "request_id")
    public @Nullable String requestId;
}
