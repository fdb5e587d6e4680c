package org.einthoven.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work that comes round on a thread of its own, as long as the server runs, and never keeps it from ending. Each server
 * does it for itself; what is to be done once waits in the database.
 */
public final class Rounds {
    /** What is just written is given so long when the server ends. */
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private @Nullable ScheduledExecutorService thread;

    /** @param name of the thread */
    public Rounds(String name) {
        this.name = name;
    }

    /**
     * Begins, with a pause between one round's end and the next: however long they take, others come to their turn.
     *
     * @param round must not throw: after that none comes
     */
    public void begin(Duration pause, Runnable round) {
        thread().scheduleWithFixedDelay(round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins, with a round at the same time of each period, however long they take.
     *
     * @param first until the first round
     * @param round must not throw: after that none comes
     */
    public void begin(Duration first, Duration period, Runnable round) {
        thread().scheduleAtFixedRate(round, first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized ScheduledExecutorService thread() {
        ScheduledExecutorService running = thread == null
                ? Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread one = new Thread(work, name);
                    one.setDaemon(true);
                    return one;
                })
                : thread;
        thread = running;
        return running;
    }

    /** Interrupts a round that is on and waits a little for its end. */
    public synchronized void end() {
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
