package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Lets a test wait until a recording has been read. */
@ApplicationScoped
public class ReadingWatch {
    private static final int PATIENCE_SECONDS = 30;

    private final Map<UUID, CompletableFuture<UUID>> read = new ConcurrentHashMap<>();
    private final Readings readings;

    ReadingWatch(Readings readings) {
        this.readings = readings;
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
}
