package org.einthoven.audit;

/** What was done. */
public enum AuditAction {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    SEARCH,
    HISTORY,
    /** A recording was read on the fly; nothing was stored. */
    ANALYZE,
    /** Another operation, or several things at once. */
    OPERATION,
    EXPORT,
    SIGN,
    LOGIN,
    LOGOUT
}
