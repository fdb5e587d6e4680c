package org.einthoven.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureDesk.Replayed;
import org.einthoven.faults.FaultException;
import org.junit.jupiter.api.Test;

/** What was erased stays so where a back-up of before is restored. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureReplayTest extends ErasedPerson {
    @Inject
    ErasureFile file;

    @Inject
    ErasuresAtStart start;

    private static Listed elsewhere(Listed listed) {
        Listed another = new Listed(UUID.randomUUID(), Instant.now(), listed.person(), List.of());
        return ErasureList.parse(ErasureList.write(List.of(another))).get(0);
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

        assertThat(desk.replay(List.of(listed), "alice")).isEqualTo(new Replayed(0, 0));
        Listed elsewhere = elsewhere(listed);
        assertThat(desk.replay(List.of(elsewhere), "alice")).isEqualTo(new Replayed(1, 0));

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(tablesWith(back.toString())).isEmpty();
        assertThat(desk.replay(List.of(elsewhere), "alice")).isEqualTo(new Replayed(0, 0));
        assertThat(desk.replay(List.of(elsewhere(listed)), "alice"))
                .as("nothing of theirs is here any more")
                .isEqualTo(new Replayed(0, 1));
        assertThatThrownBy(() -> ErasureList.parse("{\"id\":\"x\"}"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("line 1");
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

        assertThat(desk.replay(List.of(elsewhere(listed)), "alice")).isEqualTo(new Replayed(1, 0));
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
        Files.writeString(list, '\n' + ErasureList.write(List.of(unknown)), StandardOpenOption.APPEND);

        start.start(new StartupEvent());

        assertThat(tablesWith(back.toString())).isEmpty();
        assertThat(erasures.list()).extracting(Listed::id).contains(unknown.id());
        assertThat(file.read()).contains(listed, unknown);
    }

    @Test
    void doesNotServeWithAListThatCannotBeRead() throws IOException {
        Path list = file.place().orElseThrow();
        file.keep();
        String before = Files.readString(list);
        Files.writeString(list, before + "{\"id\":\n");
        try {
            assertThatThrownBy(() -> start.start(new StartupEvent()))
                    .hasMessageContaining(list.toString())
                    .hasMessageContaining("line ");
        } finally {
            Files.writeString(list, before);
        }
    }
}
