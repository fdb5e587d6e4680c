package org.einthoven.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.TestDatabase;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureReplay.Replayed;
import org.einthoven.faults.FaultException;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What was erased stays so where a back-up of before is restored. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureReplayTest extends ErasedPerson {
    @Inject
    ErasureFile file;

    @Inject
    ErasuresAtStart start;

    @Inject
    ErasureLists lists;

    @Inject
    BeanManager beans;

    private static Listed elsewhere(Listed listed) {
        return new Listed(UUID.randomUUID(), Instant.now(), listed.person(), List.of());
    }

    private Replayed replayed(Listed listed) {
        return replay.replay(List.of(listed), replay.look(List.of(listed)).digest(), "alice");
    }

    private Listed erased() {
        erase(patient);
        return erasures.list().get(erasures.list().size() - 1);
    }

    @Test
    void whatComesBackFromABackUpIsErasedAgainByTheList() {
        reader.may.countDown();
        described();
        watch.await(posted());
        Listed listed = erased();
        described();
        UUID back = posted();
        watch.await(back);

        assertThat(replayed(listed)).isEqualTo(new Replayed(0, 0, 0));
        Listed elsewhere = elsewhere(listed);
        assertThat(replayed(elsewhere)).isEqualTo(new Replayed(1, 0, 0));

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(tablesWith(back.toString())).isEmpty();
        assertThat(replayed(elsewhere)).isEqualTo(new Replayed(0, 0, 0));
        assertThat(replayed(elsewhere(listed)))
                .as("nothing of theirs is here any more")
                .isEqualTo(new Replayed(0, 1, 0));
    }

    @Test
    void findsWhoIsKnownOnlyByAReferenceOfASender() {
        reader.may.countDown();
        described();
        Listed listed = erased();
        UUID back = posted();
        watch.await(back);
        // as a sender refers to a patient who is not here
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update recording set patient_id = null, subject = 'Patient/' || :patient where id = :id")
                .setParameter("patient", patient)
                .setParameter("id", back)
                .executeUpdate());
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from fhir_reference where target_id = :patient")
                        .setParameter("patient", patient)
                        .executeUpdate());

        assertThat(replayed(elsewhere(listed))).isEqualTo(new Replayed(1, 0, 0));
        assertThat(tablesWith(back.toString())).isEmpty();
    }

    @Test
    void isDoneAgainBeforeARestoredServerServes() throws IOException {
        reader.may.countDown();
        described();
        Listed listed = erased();
        Path list = file.place().orElseThrow();
        assertThat(file.read()).contains(listed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
                .isEqualTo("rw-------");
        described();
        UUID back = posted();
        watch.await(back);
        Listed unknown = elsewhere(listed);
        // as the command restore lays a list that it is given
        Files.writeString(list, '\n' + lists.write(List.of(unknown)), StandardOpenOption.APPEND);

        start.start(new StartupEvent());

        assertThat(tablesWith(back.toString())).isEmpty();
        assertThat(erasures.list()).extracting(Listed::id).contains(unknown.id());
        assertThat(file.read()).contains(listed, unknown);
    }

    @Test
    void isNotDoneByWhatWasNotLookedAt() {
        described();
        Listed listed = erased();
        described();
        Listed elsewhere = new Listed(UUID.randomUUID(), Instant.now().plusSeconds(60), listed.person(), List.of());
        String seen = replay.look(List.of(elsewhere)).digest();
        UUID since = posted();

        assertThatThrownBy(() -> replay.replay(List.of(elsewhere), seen, "alice"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("Look again");
        assertThat(tablesWith(since.toString())).isNotEmpty();
        assertThat(replay.look(List.of(elsewhere)).recordings()).isEqualTo(1);
    }

    @Test
    void leavesWhatCameAfterTheErasureUnlessItIsNamed() {
        reader.may.countDown();
        described();
        Listed listed = erased();
        Instant then = Instant.now();
        described();
        UUID named = posted();
        UUID later = posted();
        watch.await(named);
        watch.await(later);
        Listed elsewhere =
                new Listed(UUID.randomUUID(), then, listed.person(), List.of(DigestUtils.sha256Hex(named.toString())));

        assertThat(replayed(elsewhere)).isEqualTo(new Replayed(1, 0, 3));

        assertThat(tablesWith(named.toString())).isEmpty();
        ehr().get("/fhir/Observation/" + later).then().statusCode(200);
        ehr().get("/fhir/Patient/" + patient).then().statusCode(200);
        assertThat(ehr().get("/fhir/Encounter?patient=" + patient).asString()).contains("\"entry\"");
        assertThat(desk.look(patient).recordings())
                .as("for an administrator to decide")
                .isEqualTo(1);
        assertThat(ehr().get("/fhir/Patient?name=miller-" + patient).asString()).contains("\"entry\"");
    }

    @Test
    void anImportThatABackUpWasMadeInKeepsNoServerFromStarting() throws IOException {
        described();
        Listed listed = erased();
        described();
        write(
                "insert into bulk_job (id, kind, owner, actor, request, plan, state, transaction_time, position, done, bytes,"
                        + " created_at) values (gen_random_uuid(), 'IMPORT', :who, 'x', 'x', '{}', 'RUNNING', now(), '', 0, 0, now())");
        Listed unknown = elsewhere(listed);
        assertThatThrownBy(() -> replayed(unknown))
                .as("at the page others may be at work")
                .hasMessageContaining("an import is running");
        Files.writeString(file.place().orElseThrow(), lists.write(List.of(unknown)), StandardOpenOption.APPEND);

        start.start(new StartupEvent());

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(erasures.ids()).contains(unknown.id());
    }

    @Test
    void whatWasUpdatedAfterTheErasureStaysAndForgetsOnlyWhatWasBefore() {
        described();
        Listed listed = erased();
        described(); // as a back-up brings it back
        Listed elsewhere = elsewhere(listed);
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"%s\",\"name\":[{\"family\":\"Moved-%s\"}]}"
                        .formatted(patient, patient))
                .put("/fhir/Patient/" + patient)
                .then()
                .statusCode(200);

        assertThat(replayed(elsewhere)).isEqualTo(new Replayed(1, 0, 1));

        assertThat(ehr().get("/fhir/Patient/" + patient)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("Moved-" + patient);
        assertThat(ehr().get("/fhir/Patient?name=moved-" + patient).asString()).contains("\"entry\"");
        assertThat(tablesWith("Miller-" + patient)).isEmpty();
        erase(patient);
    }

    @Test
    void countsWhatStaysOnceHoweverOftenSomebodyWasErased() {
        reader.may.countDown();
        described();
        Listed listed = erased();
        Instant first = Instant.now();
        watch.await(posted());
        Instant second = Instant.now();
        UUID later = posted();
        watch.await(later);
        List<Listed> both = List.of(
                new Listed(UUID.randomUUID(), first, listed.person(), List.of()),
                new Listed(UUID.randomUUID(), second, listed.person(), List.of()));

        assertThat(replay.replay(both, replay.look(both).digest(), "alice")).isEqualTo(new Replayed(1, 1, 1));

        assertThat(tablesWith(later.toString())).isNotEmpty();
        erase(patient);
    }

    @Test
    void theListThatIsWrittenThenIsTheOneThatWasGiven() {
        described();
        Listed listed = erased();
        Listed elsewhere = new Listed(
                UUID.randomUUID(),
                Instant.parse("2026-01-02T03:04:05Z"),
                listed.person(),
                List.of(DigestUtils.sha256Hex("a recording that is not here")));
        replayed(elsewhere);
        assertThat(erasures.list()).contains(elsewhere);
        assertThat(erasures.all())
                .filteredOn(erasure -> erasure.deed().id().equals(elsewhere.id()))
                .singleElement()
                .satisfies(again -> assertThat(again.deed().at()).isAfter(elsewhere.at()));
    }

    @Test
    void findsAPageThatWaitsByWhoseItIs() {
        described();
        Listed listed = erased();
        UUID page = waitingPage("Patient/" + patient);
        Listed elsewhere = elsewhere(listed);

        assertThat(replay.look(List.of(elsewhere)).pages()).isEqualTo(1);
        assertThat(replayed(elsewhere)).isEqualTo(new Replayed(1, 0, 0));
        assertThat(tablesWith(page.toString())).isEmpty();
    }

    @Test
    void aServerThatIsSecondEndsNoImport() {
        described();
        Listed listed = erased();
        Listed elsewhere = elsewhere(listed);
        write(
                "insert into bulk_job (id, kind, owner, actor, request, plan, state, transaction_time, position, done, bytes,"
                        + " created_at) values (gen_random_uuid(), 'IMPORT', :who, 'x', 'x', '{}', 'RUNNING', now(), '', 0, 0, now())");
        CompletableFuture<Replayed> second = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            entities.unwrap(Session.class)
                    .doWork(connection -> assertThat(new ErasureRows(connection).isFirst(elsewhere.id()))
                            .isTrue());
            second.completeAsync(() -> replay.replayAtStart(List.of(elsewhere), "server"));
            Instant end = Instant.now().plusSeconds(60);
            while (entities.createNativeQuery(
                            "select 1 from pg_locks where locktype = 'advisory' and not granted and mode = 'ExclusiveLock'")
                    .getResultList()
                    .isEmpty()) {
                assertThat(Instant.now()).as("one waits for the other").isBefore(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            entities.createNativeQuery(
                            "insert into erasure (id, at, who, reason, person, recordings, resources, digest)"
                                    + " values (:id, now(), 'first', 'first', :person, 0, 0, repeat('0', 64))")
                    .setParameter("id", elsewhere.id())
                    .setParameter("person", elsewhere.person())
                    .executeUpdate();
        });
        try {
            assertThat(second).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(new Replayed(0, 0, 0));
        } finally {
            assertThat(write("delete from bulk_job where owner = :who"))
                    .as("somebody began it in the first server")
                    .isEqualTo(1);
        }
    }

    @Test
    void isBeforeAllElseThatStarts() {
        assertThat(beans.resolveObserverMethods(new StartupEvent()))
                .filteredOn(observer -> observer.getBeanClass().getName().startsWith("org.einthoven"))
                .hasSizeGreaterThan(5)
                .filteredOn(observer -> observer.getPriority() <= Interceptor.Priority.PLATFORM_BEFORE)
                .extracting(observer -> observer.getBeanClass().getSimpleName())
                .as("a guard that refuses a setting may be, nobody who works or listens")
                .containsExactlyInAnyOrder("QuickstartGuard", "ErasuresAtStart");
    }
}
