package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.einthoven.TestDatabase;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readings that take longer than a worker may be silent. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlowReadingTest {
    private static final int LENGTH = 5_500;

    @Inject
    Recordings recordings;

    @Inject
    ReadingWatch watch;

    @Inject
    ReadingSettings settings;

    @Inject
    EntityManager entities;

    private final Slow reader = new Slow();

    /** Rests within each reading until it is let, and counts how often it begins with each. */
    private static final class Slow extends FakeReader {
        private final Map<Integer, Integer> begun = new ConcurrentHashMap<>();
        private final CountDownLatch rest = new CountDownLatch(1);

        @Override
        public Reading read(Recording recording, Subject subject) {
            begun.merge(recording.length(), 1, Integer::sum);
            try {
                rest.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return super.read(recording, subject);
        }
    }

    @BeforeEach
    void readWithoutModels() {
        watch.awaitNothingLeft();
        QuarkusMock.installMockForType(reader, RecordingReader.class);
    }

    @AfterEach
    void letWorkersGo() {
        reader.rest.countDown();
    }

    @Test
    void readsOnceWhatWaitsBehindReadingsThatTakeLong() {
        List<UUID> ids = IntStream.range(0, 3 * Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> accept(LENGTH + i))
                .toList();
        await(() -> !reader.begun.isEmpty());
        passTheDeadline();
        reader.rest.countDown();

        assertThat(ids).allSatisfy(id -> assertThat(watch.await(id).status).isEqualTo(ReadingStatus.REPORTED));
        await(() -> jobs(ids) == 0);
        assertThat(reader.begun).hasSameSizeAs(ids).allSatisfy((length, times) -> assertThat(times)
                .isEqualTo(1));
    }

    @Test
    void readsOnceWhatItsWorkerCouldNotSayThatItReads() {
        UUID id = accept(LENGTH - 1);
        await(() -> !reader.begun.isEmpty());
        // a database that is busy: nobody can note a sign of life
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("select 1 from scheduled_tasks where task_instance = ? for update")
                    .setParameter(1, id.toString())
                    .getSingleResult();
            passTheDeadline();
        });
        // what was taken from it in the meantime would be begun now
        passTheDeadline();
        reader.rest.countDown();

        assertThat(watch.await(id).status).isEqualTo(ReadingStatus.REPORTED);
        await(() -> jobs(List.of(id)) == 0);
        assertThat(reader.begun).containsOnly(Map.entry(LENGTH - 1, 1));
    }

    private UUID accept(int length) {
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, length));
        return id;
    }

    /** Until the living would have said so, and others would have looked whether they did. */
    private void passTheDeadline() {
        Duration deadline = settings.heartbeat().multipliedBy(ReadingWorkers.MISSED_HEARTBEATS + 4L);
        long until = System.nanoTime() + deadline.toNanos();
        await(() -> System.nanoTime() > until);
    }

    private long jobs(List<UUID> ids) {
        return QuarkusTransaction.joiningExisting().call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from scheduled_tasks where task_instance = any(?)")
                        .setParameter(1, ids.stream().map(UUID::toString).toArray(String[]::new))
                        .getSingleResult())
                .longValue());
    }

    private static void await(BooleanSupplier done) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
