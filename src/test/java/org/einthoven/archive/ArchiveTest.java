package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.einthoven.TestDatabase;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.explain.Explanation;
import org.einthoven.jobs.JobClock;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ArchiveTest {
    @Inject
    Recordings recordings;

    @Inject
    Readings readings;

    @Inject
    ReadingWatch watch;

    @Inject
    JobClock time;

    @Inject
    EntityManager entities;

    private final FakeReader reader = new FakeReader();

    @BeforeEach
    void readWithoutModels() {
        watch.awaitNothingLeft();
        QuarkusMock.installMockForType(reader, RecordingReader.class);
    }

    @Test
    void readsWhatWasAcceptedOnceAndKeepsAllOfIt() {
        UUID id = accept(5_000);

        StoredReading reading = awaitReading(id);

        assertThat(reading.status).isEqualTo(ReadingStatus.REPORTED);
        assertThat(reading.flagged).isTrue();
        assertThat(reading.findingDisplays()).containsExactly("2 ventricular ectopic beats", "Heart rate 72/min");
        ReadingDocument document = reading.document();
        assertThat(document.findings()).containsExactly(FakeReader.RATE, FakeReader.ECTOPY);
        assertThat(document.beats().get(0).timeMs()).isEqualTo(400.1235);
        assertThat(document.measurements().prMs()).isNull();
        assertThat(document.measurements().axisDeg()).containsEntry("QRS", 45.0);
        assertThat(document.models()).hasSize(1);
        assertThat(recordings.find(id).orElseThrow().status).isEqualTo(ReadingStatus.REPORTED);
        assertThat(reader.readings).hasValue(1);
        assertThat(jobs(id)).isZero();
    }

    @Test
    void givesTheMapOfAFindingBack() {
        UUID id = accept(5_000);
        awaitReading(id);

        Explanation map = readings.explanation(id, FakeReader.ECTOPY.id()).orElseThrow();

        assertThat(map.method()).isEqualTo("class-activation");
        assertThat(map.faithfulness().deletionDrop()).isEqualTo(0.4);
        assertThat(map.attribution().get(LeadName.II).at(2_500)).isEqualTo(1);
        assertThat(map.attribution().get(LeadName.II).at(0)).isBetween(-0.51f, -0.49f);
        assertThat(readings.explanation(id, "no-such-finding")).isEmpty();
    }

    @Test
    void keepsTheSamplesValueForValue() {
        UUID id = recordings.newId();
        NewRecording recording = NewRecordings.ecg(id, 1_234);

        recordings.accept(recording);

        assertThat(recordings.waveform(id)).isEqualTo(recording.waveform());
        StoredRecording row = recordings.find(id).orElseThrow();
        assertThat(row.leadNames()).containsExactly("II");
        assertThat(row.unknownLeads).containsExactly("MDC_ECG_LEAD_ODD");
        assertThat(row.patientId).isEqualTo("nobody");
        assertThat(row.takenAt).isEqualTo(NewRecordings.TAKEN);
    }

    @Test
    void keepsNeitherRecordingNorJobWhereTheTransactionFails() {
        UUID id = recordings.newId();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    recordings.accept(NewRecordings.ecg(id, 500));
                    throw new IllegalStateException("the edge failed after it");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(recordings.find(id)).isEmpty();
        assertThat(jobs(id)).isZero();
    }

    @Test
    void rejectsARecordingThatCannotBeReadWithoutHoldingUpOthers() {
        UUID poison = accept(FakeReader.POISON);
        List<UUID> others = List.of(accept(600), accept(700), accept(800));

        others.forEach(this::awaitReading);
        StoredReading rejected = awaitReading(poison);

        assertThat(rejected.status).isEqualTo(ReadingStatus.REJECTED);
        assertThat(rejected.reason).contains("could not be read");
        assertThat(reader.readings).hasValue(6);
        assertThat(jobs(poison)).isZero();
    }

    @Test
    void aRecordingWhoseServersWereKilledTwiceMayStillFailOnceForAnotherReason() {
        FailsOnce once = new FailsOnce();
        QuarkusMock.installMockForType(once, RecordingReader.class);
        UUID id = accept(5_100);
        await(() ->
                waiting(id, "execution_time > timestamptz '" + time.instant().plusSeconds(5) + "'"));
        once.ready = true;
        int killed = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("update scheduled_tasks set consecutive_failures = 2,"
                                + " execution_time = now() where task_instance = ? and not picked")
                        .setParameter(1, id.toString())
                        .executeUpdate());
        assertThat(killed).isEqualTo(1);

        assertThat(awaitReading(id).status).isEqualTo(ReadingStatus.REPORTED);
        assertThat(once.readings).hasValue(1);
        assertThat(once.failed).isTrue();
    }

    /** Cannot read at first, then fails once. */
    private static final class FailsOnce extends FakeReader {
        private volatile boolean ready;
        private volatile boolean failed;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Reading read(Recording recording, Subject subject) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("once");
            }
            return super.read(recording, subject);
        }
    }

    private boolean waiting(UUID id, String when) {
        return !QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "select 1 from scheduled_tasks where not picked and task_instance = ? and " + when)
                        .setParameter(1, id.toString())
                        .getResultList())
                .isEmpty();
    }

    private static void await(BooleanSupplier done) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void abstainsWhereNoLeadCanBeAnalysed() {
        UUID id = recordings.newId();
        NewRecording known = NewRecordings.ecg(id, 700);
        Waveform unknown = new Waveform(List.of(known.waveform().channels().get(1)));
        recordings.accept(new NewRecording(
                id,
                RecordingKind.ECG,
                null,
                null,
                known.rate(),
                700,
                unknown,
                known.resource(),
                known.unknownLeads(),
                "ehr"));

        StoredReading reading = awaitReading(id);

        assertThat(reading.status).isEqualTo(ReadingStatus.ABSTAINED);
        assertThat(reading.reason).contains("lead codes");
        assertThat(recordings.find(id).orElseThrow().takenAt).isNotNull();
    }

    @Test
    void keepsTheFirstOfTwoReadings() {
        UUID id = accept(900);
        StoredReading first = awaitReading(id);

        boolean stored = readings.store(id, FakeReader.reported(900));

        assertThat(stored).isFalse();
        assertThat(readings.of(id).orElseThrow().id).isEqualTo(first.id);
    }

    @Test
    void refusesToChangeAReading() {
        UUID id = accept(950);
        awaitReading(id);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                                "update reading set flagged = false where recording_id = ?")
                        .setParameter(1, id)
                        .executeUpdate()))
                .hasStackTraceContaining("is kept as it was written");
    }

    private UUID accept(int length) {
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, length));
        return id;
    }

    private StoredReading awaitReading(UUID id) {
        return watch.await(id);
    }

    private long jobs(UUID id) {
        return ((Number) entities.createNativeQuery("select count(*) from scheduled_tasks where task_instance = ?")
                        .setParameter(1, id.toString())
                        .getSingleResult())
                .longValue();
    }
}
