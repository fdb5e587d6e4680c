package org.einthoven.audit;

import org.jspecify.annotations.Nullable;

/** What was done. */
public enum AuditAction {
    CREATE,
    READ,
    /** A page fetched it before anybody asked to see it; {@link #READ} follows where it is shown. */
    PREFETCH,
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
    /** Somebody saw in an emergency what is closed to them, and said why. */
    BREAK_GLASS,
    LOGIN,
    LOGOUT;

    /** @param ahead header {@value #AHEAD_HEADER} of the request: null where it was asked for to be shown */
    public static AuditAction reading(@Nullable String ahead) {
        return ahead == null ? READ : PREFETCH;
    }

    /** With which a page says that it fetches ahead. */
    public static final String AHEAD_HEADER = "X-Ahead";
}
