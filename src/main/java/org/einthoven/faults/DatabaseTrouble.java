package org.einthoven.faults;

import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.List;
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

    /** {@code query_canceled}, ibid.: of the class of an operator's doing, but a query's own limit does it too. */
    private static final String CANCELLED = "57014";

    /** What Agroal's {@code ConnectionPool} says, without a code, where it has no connection to give. */
    private static final List<String> POOL_IS_EMPTY = List.of(
            "Sorry, acquisition timeout!",
            "Acquisition timeout while waiting for new connection",
            "Acquisition timeout on health check",
            "This pool is closed and does not handle any more connections!",
            "Can't create new connection as the pool is shutting down");

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
                    ? isTrouble(sql)
                    : cause instanceof IOException
                            && String.valueOf(cause.getMessage()).contains(NO_SPACE);
            if (trouble) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** The pool states no code, be it without a connection or used wrongly: the latter is a fault of ours. */
    private static boolean isTrouble(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state == null) {
            return failure.getCause() instanceof SocketException || POOL_IS_EMPTY.contains(failure.getMessage());
        }
        return state.length() == 5 && CLASSES.contains(state.substring(0, 2)) && !CANCELLED.equals(state);
    }
}
