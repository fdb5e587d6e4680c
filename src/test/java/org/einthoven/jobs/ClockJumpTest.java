package org.einthoven.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Claims;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.NewRecordings;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.audit.chain.CheckResult;
import org.einthoven.audit.chain.SealNow;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server's clock is set, back by an hour or forward by a day, while it works. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClockJumpTest {
    private static final Duration BACK = Duration.ofHours(-1);
    private static final Duration FORWARD = Duration.ofDays(1);

    @Inject
    Recordings recordings;

    @Inject
    ReadingWatch watch;

    @Inject
    Claims claims;

    @Inject
    JumpedClock jumps;

    @Inject
    JobClock time;

    @Inject
    SealNow seal;

    @Inject
    AuditTrail audit;

    @Inject
    EntityManager entities;

    private final Gate reader = new Gate();

    /** Is not ready, or rests within a reading, until it is let. */
    private static final class Gate extends FakeReader {
        private final AtomicInteger begun = new AtomicInteger();
        private volatile boolean ready = true;
        private volatile CountDownLatch rest = new CountDownLatch(0);

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Reading read(Recording recording, Subject subject) {
            begun.incrementAndGet();
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

    @Test
    void readsWhatWaitsAndWhatComesThenWhenTheClockIsSetBackByAnHour() {
        reader.ready = false;
        UUID before = recordings.newId();
        recordings.accept(NewRecordings.ecg(before, 5_200));
        await(() -> waitsUntilItIsReady(before));

        set(BACK);
        reader.ready = true;
        UUID then = recordings.newId();
        recordings.accept(NewRecordings.ecg(then, 5_250));

        assertThat(watch.await(before).status).isEqualTo(ReadingStatus.REPORTED);
        assertThat(watch.await(then).status).isEqualTo(ReadingStatus.REPORTED);
    }

    @Test
    void readsWhatAServerLeftWhoseClockWasAnHourAhead() {
        reader.ready = false;
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_275));
        await(() -> waitsUntilItIsReady(id));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update scheduled_tasks"
                        + " set execution_time = now() + interval '1 hour' where task_instance = ? and not picked")
                .setParameter(1, id.toString())
                .executeUpdate());
        reader.ready = true;
        jumps.look();

        assertThat(watch.await(id).status).isEqualTo(ReadingStatus.REPORTED);
    }

    @Test
    void readsOnceWhatIsBeingReadWhenTheClockIsSetForwardByADay() {
        reader.rest = new CountDownLatch(1);
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_300));
        await(() -> reader.begun.get() > 0);

        set(FORWARD);
        // what its worker says in a while is that it lives; until then it may seem to be gone for a day
        await(() -> waits(id, "last_heartbeat > now() + interval '23 hours'") || reader.begun.get() > 1);
        reader.rest.countDown();

        assertThat(watch.await(id).status).isEqualTo(ReadingStatus.REPORTED);
        await(() -> !waits(id, "true"));
        assertThat(number("select count(*) from reading where recording_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void keepsNoRecordingFromOthersForLongerThanAClaimHolds() {
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_400));
        watch.await(id);
        assertThat(claims.claim(id, "alice")).isTrue();

        set(BACK);
        jumps.look();
        assertThat(claims.claim(id, "bob")).isFalse();
        set(BACK.plusMinutes(21));

        assertThat(claims.claim(id, "bob")).isTrue();
    }

    @Test
    void takesTheAuditTrailForTamperedWithNeitherWhileTheClockIsADayAheadNorThen() throws SQLException {
        seal.everything();
        audit.record(AuditAction.READ, "Recording", "1");

        set(FORWARD);
        assertThat(seal.checkUnsealed()).returns(List.of(), CheckResult::problems);
        set(Duration.ZERO);
        assertThat(seal.checkUnsealed()).returns(List.of(), CheckResult::problems);
    }

    private static void set(Duration by) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), by), Clock.class);
    }

    /** By the time of jobs, which stays ahead after a test has set the clock forward. */
    private boolean waitsUntilItIsReady(UUID recording) {
        return waits(
                recording,
                "not picked and execution_time > timestamptz '" + time.instant().plusSeconds(5) + "'");
    }

    private boolean waits(UUID recording, String how) {
        return number(
                        "select count(*) from scheduled_tasks where task_instance = cast(? as text) and " + how,
                        recording)
                > 0;
    }

    private long number(String sql, UUID recording) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(sql)
                        .setParameter(1, recording)
                        .getSingleResult())
                .longValue());
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
