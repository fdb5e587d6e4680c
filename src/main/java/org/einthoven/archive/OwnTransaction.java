package org.einthoven.archive;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A transaction that begins anew where the database ended it for another one, with which it waited in a circle. */
public final class OwnTransaction {
    /** {@code deadlock_detected} of PostgreSQL's error codes (appendix A). */
    private static final String DEADLOCK = "40P01";

    private static final int ATTEMPTS = 3;

    private OwnTransaction() {}

    /**
     * @param patience after which it is rolled back
     * @param work is done again from its start where it must be
     */
    public static <T> T call(Duration patience, Callable<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .timeout(Math.toIntExact(patience.toSeconds()))
                        .call(work);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !isDeadlock(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean isDeadlock(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
