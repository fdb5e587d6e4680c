package org.einthoven.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ShownReadings;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Erased is what is a person's own, and nothing of others, however they are called. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureScopeTest extends ErasedPerson {
    @Inject
    ShownReadings shown;

    private void ordered(String target, String subject) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into delivery (id, channel, target, subject, revision, attempts, state, ordered_at)"
                                + " values (gen_random_uuid(), :channel, :target, :subject, 1, 0, 'WAITING', now())")
                .setParameter("channel", patient)
                .setParameter("target", target)
                .setParameter("subject", subject)
                .executeUpdate());
    }

    @Test
    void whatIsToBeSentOfOthersIsSentStill() {
        described();
        encounter("1", reference("Patient/" + patient));
        ordered("Subscription/s", "7 Encounter/1");
        ordered("10.1.1.1", "DiagnosticReport/" + UUID.randomUUID());
        ordered("Subscription/s1", "1 Encounter/11");
        ordered("Subscription/1", "11 Observation/1");

        erase(patient);

        List<?> left = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select subject from delivery where channel = :channel and target like 'Subscription/%'"
                                + " order by ordered_at",
                        String.class)
                .setParameter("channel", patient)
                .getResultList());
        assertThat(left).isEqualTo(List.of("1 Encounter/11", "11 Observation/1"));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery("delete from delivery where channel = :channel")
                                .setParameter("channel", patient)
                                .executeUpdate()))
                .isEqualTo(3);
    }

    @Test
    void whomASenderRefersToIsNobodyElse() {
        described();
        String elsewhere = "https://other.hospital/fhir/Patient/" + patient;
        String number = "http://other.hospital/number|" + patient;
        encounter(patient + "-a", reference(elsewhere));
        encounter(
                patient + "-b",
                "{\"identifier\":{\"system\":\"http://other.hospital/number\",\"value\":\"%s\"}}".formatted(patient));
        encounter(patient + "-c", reference("Patient/" + patient));
        assertThat(desk.look("%").isEmpty()).isTrue();
        assertThat(desk.look(patient.replace('-', '_')).isEmpty()).isTrue();

        erase(patient);
        ehr().get("/fhir/Encounter/" + patient + "-c").then().statusCode(404);
        ehr().get("/fhir/Encounter/" + patient + "-a").then().statusCode(200);
        erase(elsewhere);
        ehr().get("/fhir/Encounter/" + patient + "-a").then().statusCode(404);
        ehr().get("/fhir/Encounter/" + patient + "-b").then().statusCode(200);
        erase(number);
        assertThat(tablesWith(patient)).isEmpty();
    }

    @Test
    void whoIsCalledTheSameWithinTwoRecordingsIsTwoPeople() {
        reader.may.countDown();
        String contained = "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":[{\"system\":"
                + "\"http://his\",\"value\":\"%s\"}]}],\"subject\":{\"reference\":\"#p\"}";
        UUID one = posted(contained.formatted(patient + "-1"));
        UUID other = posted(contained.formatted(patient + "-2"));
        watch.await(one);
        watch.await(other);
        assertThat(subject(one)).isEqualTo("http://his|" + patient + "-1");
        // as servers of before kept it
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update recording set subject = '#p' where id = :id")
                        .setParameter("id", other)
                        .executeUpdate());
        assertThat(desk.look("#p").recordings()).isZero();

        erase("http://his|" + patient + "-1");
        assertThat(tablesWith(one.toString())).isEmpty();
        assertThat(subject(other)).isEqualTo("#p");
    }

    @Test
    void whatSaysSomethingOfThemWithoutNamingThemGoesWithItsFile() {
        described();
        filed();

        erase(patient);

        for (String gone : List.of("DiagnosticReport/" + patient + "-r", "Binary/" + patient + "-of")) {
            ehr().get("/fhir/" + gone).then().statusCode(404);
        }
        ehr().get("/fhir/DiagnosticReport/" + patient + "-x").then().statusCode(200);
        assertThat(tablesWith(patient + "-shared")).isNotEmpty();
    }

    @Test
    void viewsThatLookForThemGoAndThoseOfOthersStay() {
        described();
        for (String text :
                List.of("MILLER-" + patient, "anna+miller-" + patient, patient, "Miller-" + patient + "son")) {
            write("insert into worklist_view (owner, name, query) values (:who, '" + text + "-view', 'kind=ECG&text="
                    + text + "')");
        }
        erase(patient);
        assertThat(write("delete from worklist_view where owner = :who and name like '%son-view'"))
                .isOne();
        assertThat(write("delete from worklist_view where owner = :who")).isZero();
    }

    @Test
    void whomOnlyAWaitingPageIsOfIsErasedWithIt() {
        UUID page = waitingPage("Patient/" + patient);
        UUID bare = waitingPage(patient);
        UUID others = waitingPage("Patient/" + patient + "-2");
        UUID disputed = waitingPage("Patient/" + patient + "-3");
        write("update unread_page set other_patient = :who where patient = 'Patient/' || :who || '-3'");
        Preview preview = desk.look(patient);
        assertThat(preview).isEqualTo(new Preview(0, 0, 0, 3, 1, preview.digest()));
        waitingPage(patient);
        assertThat(desk.look(patient).digest()).as("of what is confirmed").isNotEqualTo(preview.digest());

        erase(patient);

        assertThat(tablesWith(page.toString())).isEmpty();
        assertThat(tablesWith(bare.toString())).isEmpty();
        assertThat(tablesWith(others.toString())).isNotEmpty();
        assertThat(erasures.all().get(0).pages()).isEqualTo(4);
        assertThat(tablesWith(disputed.toString())).isEmpty();
        erase(patient + "-2");
    }

    @Test
    void aLookWaitsForNobodyAndNobodyForIt() throws Exception {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            entities.createNativeQuery("select 1 from recording where id = :id for key share")
                    .setParameter("id", recording)
                    .getResultList();
            // in a thread of its own, which would wait until this transaction ends
            assertThat(CompletableFuture.supplyAsync(() -> desk.look(patient)).orTimeout(60, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .satisfies(preview -> assertThat(preview.recordings()).isEqualTo(1));
        });
        erase(patient);
    }

    @Test
    void aPageIsNotHeldUpByAnErasureAndSaysThatTheRecordingIsGone() {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            entities.createNativeQuery("select 1 from recording where id = :id for update")
                    .setParameter("id", recording)
                    .getResultList();
            assertThat(CompletableFuture.supplyAsync(() -> keptAsShown(recording))
                            .orTimeout(60, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(Fault.ABOUT_TO_GO);
        });
        assertThat(keptAsShown(recording)).isNull();
        erase(patient);
        assertThat(keptAsShown(recording)).isEqualTo(Fault.NOT_FOUND);
    }

    /** Kept meanwhile, it would be there after the erasure: nothing of a file hangs on its patient's row. */
    @Test
    void aFileIsNotTakenInForSomebodyWhoIsBeingErased() {
        reader.may.countDown();
        described();
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            entities.createNativeQuery("select 1 from patient where id = :id for update")
                    .setParameter("id", patient)
                    .getResultList();
            assertThat(CompletableFuture.supplyAsync(this::sent).orTimeout(60, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .satisfies(refused -> assertThat(words(refused)).isEqualTo("503 about-to-go"));
        });
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            // whoever writes about the patient, as an update from the EHR does
            entities.createNativeQuery("update patient set version = version + 1 where id = :id")
                    .setParameter("id", patient)
                    .executeUpdate();
            assertThat(CompletableFuture.supplyAsync(this::sent).orTimeout(60, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .satisfies(kept -> watch.await(UUID.fromString(kept.path("id"))));
        });
        erase(patient);
        assertThat(words(sent())).isEqualTo("404 not-found");
    }

    private static String words(Response answer) {
        return answer.statusCode() + " " + answer.path("code");
    }

    /** A file of one lead. */
    private Response sent() {
        StringBuilder file = new StringBuilder("II\n");
        for (int i = 0; i < 5_000; i++) {
            file.append((i * 31 + patient.hashCode() % 97) % 200).append('\n');
        }
        return given().auth()
                .preemptive()
                .basic("ehr", "ehr")
                .multiPart("file", "ecg.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .multiPart("patient", "Patient/" + patient)
                .multiPart("unit", "uV")
                .multiPart("rateHz", "500")
                .post("/api/recordings");
    }

    private @Nullable Fault keptAsShown(UUID recording) {
        try {
            shown.keep(recording, "dr-a");
            return null;
        } catch (FaultException refused) {
            return refused.fault();
        }
    }

    private Object subject(UUID recording) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select subject from recording where id = :id", String.class)
                        .setParameter("id", recording)
                        .getSingleResult());
    }
}
