package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The disc of the database is full for a while: no recording is blamed for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FullDiscTest {
    /** More tries than a recording has that makes the reading fail. */
    private static final int TRIES = 4;

    @Inject
    Recordings recordings;

    @Inject
    ReadingWatch watch;

    @Inject
    EntityManager entities;

    private final FakeReader reader = new FakeReader();

    @BeforeEach
    void readWithoutModels() {
        watch.awaitNothingLeft();
        QuarkusMock.installMockForType(reader, RecordingReader.class);
    }

    @AfterEach
    void makeRoom() {
        sql("drop trigger if exists disc_is_full on reading");
        sql("drop function if exists disc_is_full()");
    }

    @Test
    void readsARecordingOnceThereIsRoomAgainHoweverOftenItFailedBefore() {
        // what is short, and would be a refusal, still finds room: so it is on discs that are nearly full
        sql("create or replace function disc_is_full() returns trigger language plpgsql as"
                + " $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$");
        sql("create trigger disc_is_full before insert on reading for each row when (new.status <> 'REJECTED')"
                + " execute function disc_is_full()");
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_100));
        awaitTries();

        makeRoom();

        assertThat(watch.await(id).status).isEqualTo(ReadingStatus.REPORTED);
    }

    private void awaitTries() {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (reader.readings.get() < TRIES) {
            assertThat(System.nanoTime()).as("time for %d tries", TRIES).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }
}
