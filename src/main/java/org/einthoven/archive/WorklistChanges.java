package org.einthoven.archive;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells who looks at a worklist that it has changed, on whichever replica. A replica that changed something moves a sequence
 * of the database on once that is committed; all replicas that somebody listens to look at it.
 *
 * <p>A change goes untold where the replica dies between the two; so pages look by themselves from time to time.
 */
@ApplicationScoped
public class WorklistChanges {
    private static final Logger LOG = Logger.getLogger(WorklistChanges.class);
    /** Changes that come within this time of one another are told once. */
    private static final long TOGETHER_MS = 300;
    /** Below what a reader notices as late; one look costs well under a millisecond of the database. */
    private static final long LOOK_EVERY_MS = 1_000;

    private final DataSource database;
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final AtomicBoolean untold = new AtomicBoolean();
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> looking;
    private long seen;

    WorklistChanges(DataSource database) {
        this.database = database;
    }

    void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordingAccepted accepted) {
        tellSoon();
    }

    void read(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadingStored read) {
        tellSoon();
    }

    void corrected(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordingCorrected corrected) {
        tellSoon();
    }

    void signed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReviewSigned signed) {
        tellSoon();
    }

    void claimed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClaimMoved moved) {
        tellSoon();
    }

    void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecordingsErased erased) {
        tellSoon();
    }

    /**
     * Calls {@code listener} after each change, until what is returned is run. It is called on a thread that all share: it
     * must not wait.
     */
    public Runnable listen(Runnable listener) {
        listeners.add(listener);
        lookWhileSomebodyListens();
        return () -> {
            listeners.remove(listener);
            lookWhileSomebodyListens();
        };
    }

    private synchronized void lookWhileSomebodyListens() {
        if (!listeners.isEmpty() && looking == null) {
            looking = thread().scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        } else if (listeners.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void tellSoon() {
        if (untold.compareAndSet(false, true)) {
            thread().schedule(this::tell, TOGETHER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void tell() {
        untold.set(false);
        number("select nextval('worklist_changes')");
    }

    private void look() {
        long now = number("select last_value from worklist_changes");
        if (now != seen) {
            seen = now;
            listeners.forEach(Runnable::run);
        }
    }

    /** The last one seen where the database does not answer: then the next look tells. */
    private long number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            LOG.debug("changes of the worklist are not told while the database does not answer", failed);
            return seen;
        }
    }

    private synchronized ScheduledExecutorService thread() {
        ScheduledExecutorService running = thread == null
                ? Executors.newSingleThreadScheduledExecutor(task -> {
                    Thread daemon = new Thread(task, "worklist-changes");
                    daemon.setDaemon(true);
                    return daemon;
                })
                : thread;
        thread = running;
        return running;
    }

    @PreDestroy
    synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
