package org.einthoven.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Claims;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.Test;

/** Nothing of a person who was erased is left anywhere but in the audit trail. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureTest extends ErasedPerson {
    @Inject
    Claims claims;

    @Test
    void knowsEveryTableThatBelongsToRecordings() {
        List<?> tables = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select distinct c.conrelid::regclass::text from pg_constraint c where c.confrelid ="
                                + " 'recording'::regclass and c.conrelid not in ('recording'::regclass, 'fhir_resource'::regclass)",
                        String.class)
                .getResultList());
        assertThat(tables).hasSizeGreaterThan(10).allSatisfy(table -> assertThat(PersonalRows.OF_RECORDINGS)
                .as("a table that came since has to be emptied as well")
                .anyMatch(sql -> sql.startsWith("delete from " + table + " ")));
    }

    @Test
    void takesEverythingOutOfEveryTableAndLeavesHashes() {
        reader.may.countDown();
        described();
        UUID signed = posted();
        watch.await(signed);
        signed(signed);
        UUID open = posted();
        watch.await(open);
        assertThat(tablesWith(signed.toString())).isNotEmpty();
        Preview preview = desk.look(patient);
        assertThat(preview.recordings()).isEqualTo(2);
        assertThat(preview.resources()).isGreaterThan(5);

        erase(patient);

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(tablesWith(signed.toString())).isEmpty();
        assertThat(tablesWith(open.toString())).isEmpty();
        for (String address : List.of(
                "/fhir/Patient/" + patient,
                "/fhir/Patient/" + patient + "/_history",
                "/fhir/Observation/" + signed,
                "/fhir/Observation/" + signed + "/_history",
                "/api/recordings/" + signed + "/reading",
                "/api/recordings/" + signed + "/file?as=wfdb")) {
            ehr().get(address).then().statusCode(404);
        }
        for (String search : List.of("Observation", "DiagnosticReport", "Encounter")) {
            assertThat(ehr().get("/fhir/" + search + "?patient=" + patient).asString())
                    .doesNotContain(signed.toString(), "\"entry\"");
        }
        assertThat(erasures.all().get(0).recordings()).isEqualTo(2);
        assertThat(erasures.list()).last().satisfies(last -> assertThat(last.recordingHashes())
                .hasSize(2));
        assertThat(desk.look(patient).isEmpty()).isTrue();
        assertThatThrownBy(() -> erase(patient)).isInstanceOf(FaultException.class);
    }

    @Test
    void signedReviewsGoWithAnErasureAndInNoOtherWay() {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        signed(recording);
        for (String change : List.of(
                "delete from review where state = 'SIGNED'",
                "delete from reading",
                "delete from fhir_version",
                "update fhir_version set body = ''",
                "delete from site_key")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(change).executeUpdate()))
                    .as(change)
                    .hasStackTraceContaining("is kept as it was written");
        }
        assertThat(reviews.signed(recording)).isPresent();
        erase(patient);
        assertThat(reviews.signed(recording)).isEmpty();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery("update erasure set who = ''")
                                .executeUpdate()))
                .hasStackTraceContaining("erasure");
    }

    @Test
    void aTemporaryTableOpensNothing() {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        signed(recording);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    entities.createNativeQuery("create temporary table erasure on commit drop as select"
                                    + " pg_current_xact_id() as transaction, transaction_timestamp() as transaction_at")
                            .executeUpdate();
                    entities.createNativeQuery("delete from review where recording_id = :id")
                            .setParameter("id", recording)
                            .executeUpdate();
                }))
                .hasStackTraceContaining("review is kept as it was written");
        List<?> anywhere = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prolang in (select oid"
                                + " from pg_language where lanname in ('sql', 'plpgsql')) and (proconfig is null"
                                + " or not 'search_path=pg_catalog, public, pg_temp' = any(proconfig))",
                        String.class)
                .getResultList());
        assertThat(anywhere)
                .as("functions that look for tables wherever the caller says")
                .isEmpty();
        erase(patient);
    }

    @Test
    void waitsForAnImport() {
        described();
        write(
                "insert into bulk_job (id, kind, owner, actor, request, plan, state, transaction_time, position, done, bytes, created_at)"
                        + " values (gen_random_uuid(), 'IMPORT', :who, 'x', 'x', '{}', 'RUNNING', now(), '', 0, 0, now())");
        try {
            assertThatThrownBy(() -> erase(patient)).hasMessageContaining("an import is running");
        } finally {
            write("delete from bulk_job where owner = :who");
        }
        erase(patient);
    }

    @Test
    void isNotDoneWhereSomethingCameSinceItWasLookedAt() {
        reader.may.countDown();
        described();
        watch.await(posted());
        String seen = desk.look(patient).digest();
        watch.await(posted());
        assertThatThrownBy(() -> desk.erase(patient, seen, "alice", "asked for it"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("changed since");
        assertThat(desk.look(patient).recordings()).isEqualTo(2);
    }

    /** Whoever begins to write claims the recording, also while somebody else has it erased. */
    @Test
    void aClaimOfARecordingThatIsBeingErasedIsNoneAndNoFault() {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        CompletableFuture<Boolean> erased = new CompletableFuture<>();
        CompletableFuture<Boolean> claimed = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            entities.createNativeQuery("select 1 from recording where id = :id for update")
                    .setParameter("id", recording)
                    .getResultList();
            erased.completeAsync(() -> {
                erase(patient);
                return true;
            });
            awaitSoManyThatWait(1);
            claimed.completeAsync(() -> claims.claim(recording, "dr-a"));
            awaitSoManyThatWait(2);
        });
        assertThat(erased).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(true);
        assertThat(claimed).succeedsWithin(Duration.ofMinutes(2)).isEqualTo(false);
    }

    private void awaitSoManyThatWait(int number) {
        long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (entities.createNativeQuery("select pid from pg_locks where not granted")
                        .getResultList()
                        .size()
                < number) {
            assertThat(System.nanoTime()).as("time until %d wait", number).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void aReadingThatWasOnItsWayBringsNothingBack() throws InterruptedException {
        described();
        UUID recording = posted();
        assertThat(reader.begun.await(60, TimeUnit.SECONDS)).isTrue();
        claims.claim(recording, "dr-a");

        erase(patient);
        reader.may.countDown();

        // the next recording is read, so that the worker has got over this one
        UUID next = posted();
        watch.await(next);
        assertThat(tablesWith(recording.toString())).isEmpty();
        erase(patient);
        assertThat(tablesWith(next.toString())).isEmpty();
    }
}
