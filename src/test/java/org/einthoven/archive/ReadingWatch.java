package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a test wait until a recording has been read. */
@ApplicationScoped
public class ReadingWatch {
    /** For machines that have other things to do as well. */
    private static final int PATIENCE_SECONDS = 180;

    /** Half an hour of three leads may be among what is left. */
    private static final Duration PATIENCE_FOR_OTHERS = Duration.ofMinutes(8);

    private final Map<UUID, CompletableFuture<UUID>> read = new ConcurrentHashMap<>();
    private final Readings readings;
    private final ReadingJobs jobs;

    ReadingWatch(Readings readings, ReadingJobs jobs) {
        this.readings = readings;
        this.jobs = jobs;
    }

    void stored(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReadingStored event) {
        expect(event.recordingId()).complete(event.recordingId());
    }

    private CompletableFuture<UUID> expect(UUID recordingId) {
        return read.computeIfAbsent(recordingId, id -> new CompletableFuture<>());
    }

    public StoredReading await(UUID recordingId) {
        UUID id = expect(recordingId)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return readings.of(id).orElseThrow();
    }

    /** Waits until all is read that tests before this one posted: they share the server, and do not always wait themselves. */
    public void awaitNothingLeft() {
        long limit = System.nanoTime() + PATIENCE_FOR_OTHERS.toNanos();
        while (jobs.waiting() > 0) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("recordings of other tests are not read within " + PATIENCE_FOR_OTHERS);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
