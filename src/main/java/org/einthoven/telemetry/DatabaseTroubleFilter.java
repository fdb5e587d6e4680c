package org.einthoven.telemetry;

import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.einthoven.faults.DatabaseTrouble;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * While the database is gone everything fails that every part of the server tries, many times a second: one line of it in a
 * while says so, in the database's own words. Where in the program that was is told with the first line of each message.
 */
@LoggingFilter(name = "database-trouble")
public final class DatabaseTroubleFilter implements Filter {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    /** What the pool, the transactions and the health check say of it, with nothing to know it by but who says it. */
    private static final Set<String> SAY_IT_TOO = Set.of("io.agroal.pool", "com.arjuna.ats.jta", "io.smallrye.health");

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    /** So many messages are remembered: they are the database's, and few. */
    private static final int MOST_MESSAGES = 100;

    private final Set<String> messages = ConcurrentHashMap.newKeySet();
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** Of one kind of line: when it was told last, and how many were not since. */
    private record Told(long at, int untold) {}

    @Override
    public boolean isLoggable(LogRecord record) {
        if (!(record instanceof ExtLogRecord line)) {
            return true;
        }
        boolean trouble = DatabaseTrouble.isBehind(line.getThrown());
        if (!trouble && !SAY_IT_TOO.contains(String.valueOf(line.getLoggerName()))) {
            return true;
        }
        String words = trouble ? DatabaseTrouble.words(line.getThrown()).orElse("") : "";
        boolean isNew = trouble && messages.size() < MOST_MESSAGES && messages.add(words);
        int others = others(trouble ? "" : line.getLoggerName(), isNew);
        if (others < 0) {
            return false;
        }
        String why = trouble ? ": " + words : "";
        line.setMessage(
                MESSAGE.format(line) + why + (others == 0 ? "" : " (and " + others + " lines like this one before it)"),
                ExtLogRecord.FormatStyle.NO_FORMAT);
        if (trouble && !isNew) {
            line.setThrown(null);
        }
        return true;
    }

    /**
     * How many of a kind were kept back before one that is told; -1 where this one is kept back too.
     *
     * @param must whether this one is told in any case
     */
    private int others(String kind, boolean must) {
        long now = System.nanoTime();
        int[] others = {0};
        told.compute(kind, (same, last) -> {
            if (!must && last != null && now - last.at < PAUSE) {
                others[0] = -1;
                return new Told(last.at, last.untold + 1);
            }
            others[0] = last == null ? 0 : last.untold;
            return new Told(now, 0);
        });
        return others[0];
    }
}
