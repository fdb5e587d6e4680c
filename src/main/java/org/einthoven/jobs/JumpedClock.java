package org.einthoven.jobs;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What was written by a clock that was ahead: by this server before it was started anew, or by another. It leaves work due in
 * an hour that was due at once, and makes a server that is gone seem alive as long. No work waits longer than its kind ever
 * does: what lies further ahead is due now. A clock that was set forward needs nothing: work is due, and what is taken from
 * a server that lives is kept once all the same.
 */
@ApplicationScoped
public class JumpedClock {
    private static final Logger LOG = Logger.getLogger(JumpedClock.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);

    /** Clocks of several servers differ by less. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final DataSource database;
    private final JobClock jobs;
    private final Clock clock;
    private final Map<String, Duration> tables = new ConcurrentHashMap<>();
    private final List<Term> terms = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledExecutorService thread;

    JumpedClock(DataSource database, JobClock jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A time of a column that never lies further ahead than this. */
    private record Term(String table, String column, Duration longest) {}

    /** Has nothing of a table hold longer than it ever does: a column with the time at which it ends. */
    public void limit(String table, String column, Duration longest) {
        terms.add(new Term(table, column, longest));
        begin();
    }

    /**
     * Has the work of a table kept from waiting for times that are long past.
     *
     * @param longest that any of it ever waits
     */
    public void watch(String table, Duration longest) {
        tables.put(table, longest);
        begin();
    }

    private synchronized void begin() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread looking = new Thread(work, "jumped-clock");
                looking.setDaemon(true);
                return looking;
            });
            long every = LOOKS_EVERY.toSeconds();
            thread.scheduleWithFixedDelay(this::look, 1, every, TimeUnit.SECONDS);
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    void look() {
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, Duration> table : tables.entrySet()) {
                mend(connection, table.getKey(), table.getValue());
            }
            Instant now = clock.instant();
            for (Term term : terms) {
                String sql = "update " + term.table + " set " + term.column + " = ? where " + term.column + " > ?";
                update(
                        connection,
                        sql,
                        now.plus(term.longest),
                        now.plus(term.longest).plus(APART));
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.error("Whether the clock has jumped could not be looked at; it is tried again", failed);
        }
    }

    private void mend(Connection connection, String table, Duration longest) throws SQLException {
        Instant now = jobs.instant();
        int due = update(
                connection,
                "update " + table + " set execution_time = ? where execution_time > ? and not picked",
                now,
                now.plus(longest));
        if (due > 0) {
            LOG.warnf(
                    "The clock seems to have been set back: %d jobs of %s that waited for it are due now", due, table);
        }
        update(
                connection,
                "update " + table + " set last_heartbeat = ? where last_heartbeat > ? and picked",
                now,
                now.plus(APART));
    }

    private static int update(Connection connection, String sql, Instant to, Instant beyond) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            update.setObject(2, OffsetDateTime.ofInstant(beyond, ZoneOffset.UTC));
            return update.executeUpdate();
        }
    }
}
