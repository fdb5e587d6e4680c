package org.einthoven.audit;

/** What was done to clinical data. */
public enum AuditAction {
    CREATE,
    READ,
    UPDATE,
    SEARCH,
    /** A recording was read on the fly; nothing was stored. */
    ANALYZE,
    SIGN,
    LOGIN
}
