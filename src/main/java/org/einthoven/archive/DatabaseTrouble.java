package org.einthoven.archive;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Failures that say nothing of a recording: the database is gone, out of room or being stopped. */
final class DatabaseTrouble {
    /** Classes of PostgreSQL's error codes (appendix A): connection, insufficient resources, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private DatabaseTrouble() {}

    /** Whether the database lies behind a failure, however deep. */
    static boolean isBehind(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && isTrouble(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The pool states no code where it has no connection to give. */
    private static boolean isTrouble(@Nullable String state) {
        return state == null || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
