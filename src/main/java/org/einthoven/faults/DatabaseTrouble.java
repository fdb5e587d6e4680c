package org.einthoven.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Failures that say nothing of what was asked: the database is gone, out of room or being stopped, or the server's own disc
 * is full.
 */
public final class DatabaseTrouble {
    /** Classes of PostgreSQL's error codes (appendix A): connection, insufficient resources, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** {@code disk_full}, ibid. */
    private static final String DISC_FULL = "53100";

    /** {@code ENOSPC} as Linux and macOS say it: Java tells it by its words alone. */
    private static final String NO_SPACE = "No space left on device";

    private static final int LONGEST_CHAIN = 50;

    private DatabaseTrouble() {}

    /** Whether such a failure lies behind another, however deep. */
    public static boolean isBehind(@Nullable Throwable failure) {
        return cause(failure).isPresent();
    }

    /** What is to be told of it; empty for any other failure. */
    public static Optional<Fault> fault(@Nullable Throwable failure) {
        return cause(failure)
                .map(trouble -> trouble instanceof SQLException sql && !DISC_FULL.equals(sql.getSQLState())
                        ? Fault.DATABASE_GONE
                        : Fault.DISC_FULL);
    }

    /** In the words of what failed, which name no row. */
    public static Optional<String> words(@Nullable Throwable failure) {
        return cause(failure).map(trouble -> Excerpt.ofMessage(String.valueOf(trouble.getMessage())));
    }

    private static Optional<Throwable> cause(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < LONGEST_CHAIN; cause = cause.getCause(), depth++) {
            boolean trouble = cause instanceof SQLException sql
                    ? isTrouble(sql.getSQLState())
                    : cause instanceof IOException
                            && String.valueOf(cause.getMessage()).contains(NO_SPACE);
            if (trouble) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** The pool states no code where it has no connection to give. */
    private static boolean isTrouble(@Nullable String state) {
        return state == null || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
