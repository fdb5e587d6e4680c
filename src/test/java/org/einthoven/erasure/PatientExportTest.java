package org.einthoven.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.einthoven.TestDatabase;
import org.einthoven.archive.PatientOutlet;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** A patient gets all that is kept of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PatientExportTest extends ErasedPerson {
    /** Of a patient, but for the brace at its end. */
    private static final String ENCOUNTER = "{\"resourceType\":\"Encounter\",\"status\":\"finished\","
            + "\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"Patient/%s\"}";

    @Inject
    PatientOutlet outlet;

    /** Above all keys that the store gives in tests. */
    private final long first = (1L << 40) + Math.abs((long) patient.hashCode()) * 10_000;

    private Map<String, String> exported() throws IOException {
        byte[] zip = ehr().get("/api/patients/" + patient + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void holdsAllThatIsKeptOfThemWithWhoDidWhatWithIt() throws IOException {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        signed(recording);

        Map<String, String> files = exported();

        String folder = "recordings/" + recording + "/";
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "patient.json",
                        folder + "fhir.json",
                        folder + "wfdb.zip",
                        folder + "report.pdf",
                        "audit.ndjson");
        assertThat(files.get("patient.json")).contains("Miller-" + patient);
        assertThat(types(files)).containsExactlyInAnyOrder("Patient", "Encounter");
        assertThat(files.get(folder + "fhir.json")).contains("\"DiagnosticReport\"");
        assertThat(files.get("audit.ndjson")).contains("\"EXPORT\"", "\"ehr\"");
        String export = "/api/patients/" + patient + "/export";
        given().auth().preemptive().basic("admin", "admin").get(export).then().statusCode(403);
        ehr().get("/api/patients/nobody-" + patient + "/export").then().statusCode(404);
    }

    /** What a FHIR program finds in it. */
    private static List<String> types(Map<String, String> files) {
        Bundle bundle =
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, files.get("patient.json"));
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
    }

    /** Encounters of theirs, as the store keeps them. */
    private void many(int count, String body) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "insert into fhir_resource (key, resource_type, id, version, updated_at, deleted, tokens)"
                            + " select :first + i, 'Encounter', :patient || '-' || i, 1, now(), false, '{}'"
                            + " from generate_series(1, :count) i",
                    "insert into fhir_version (resource, version, resource_type, id, updated_at, method, body)"
                            + " select key, 1, resource_type, id, now(), 'PUT', :body from fhir_resource where key > :first"
                            + " and key <= :first + :count and id like :patient || '-%'",
                    "insert into fhir_reference (resource, place, target_type, target_id)"
                            + " select key, 1, 'Patient', :patient from fhir_resource where key > :first"
                            + " and key <= :first + :count and id like :patient || '-%'")) {
                var query = entities.createNativeQuery(sql)
                        .setParameter("first", first)
                        .setParameter("count", count)
                        .setParameter("patient", patient);
                if (sql.contains(":body")) {
                    query.setParameter("body", body.formatted(patient));
                }
                query.executeUpdate();
            }
        });
    }

    @Test
    void holdsMoreThanMemoryIsLetHaveAtOnce() throws IOException {
        described();
        many(1100, ENCOUNTER + "}");
        Map<String, String> files = exported();
        assertThat(types(files)).hasSize(1102);
        assertThat(files).doesNotContainKey("left-out.txt");
        erase(patient);
    }

    @Test
    void namesWhatCannotBeWrittenAndGoesOn() throws IOException {
        reader.may.countDown();
        described();
        UUID broken = posted();
        UUID whole = posted();
        watch.await(broken);
        watch.await(whole);
        many(1, ENCOUNTER);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update recording set resource = '{}' where id = :id")
                        .setParameter("id", broken)
                        .executeUpdate());

        Map<String, String> files = exported();

        assertThat(types(files)).containsExactlyInAnyOrder("Patient", "Encounter");
        assertThat(files).containsKeys("recordings/" + whole + "/fhir.json", "recordings/" + broken + "/report.pdf");
        assertThat(files.get("left-out.txt"))
                .contains("patient.json: Encounter/" + patient + "-1", "recordings/" + broken + "/fhir.json: ")
                .doesNotContain(whole.toString());
        erase(patient);
    }

    @Test
    void holdsRecordingsThatNameThemAsTheSenderDid() throws IOException {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update recording set patient_id = null where id = :id")
                        .setParameter("id", recording)
                        .executeUpdate());
        assertThat(exported()).containsKey("recordings/" + recording + "/fhir.json");
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update recording set subject = :bare where id = :id")
                        .setParameter("bare", patient)
                        .setParameter("id", recording)
                        .executeUpdate());
        assertThat(exported()).containsKey("recordings/" + recording + "/fhir.json");
        erase(patient);
    }

    @Test
    void holdsThePicturesThatWaitToBeLaidOut() throws IOException {
        UUID page = waitingPage("Patient/" + patient);
        Map<String, String> files = exported();
        assertThat(files).containsEntry("pages/" + page + ".jpg", "picture");
        assertThat(files.get("pages/" + page + ".json")).contains("page.png", "\"ehr\"");
        write("update unread_page set other_patient = 'Patient/another' where patient = 'Patient/' || :who");
        assertThat(exported().get("left-out.txt"))
                .isEqualTo("pages/" + page + ": it was sent for this patient and for another one\n");
        erase(patient);
    }

    @Test
    void holdsWhatWasSaidOfTheirsAndTheirFiles() throws IOException {
        described();
        filed();
        put(
                "Provenance/" + patient + "-p",
                "{\"resourceType\":\"Provenance\",\"id\":\"%1$s-p\",\"recorded\":\"2026-03-04T05:06:07Z\",\"target\":[{\"reference\":\"Encounter/%1$s-e\"}],\"agent\":[{\"who\":{\"display\":\"a gateway\"}}]}"
                        .formatted(patient));

        Map<String, String> files = exported();

        assertThat(types(files))
                .containsExactlyInAnyOrder(
                        "Patient", "Encounter", "Encounter", "DiagnosticReport", "Binary", "Provenance");
        assertThat(files.get("patient.json")).contains(patient + "-r", patient + "-of\"", patient + "-p");
        assertThat(files.get("left-out.txt"))
                .isEqualTo("patient.json: Binary/" + patient + "-shared: others refer to it as well\n");
        erase(patient);
    }

    @Test
    void leavesWhatIsAboutTheirChildOutAndSaysSo() throws IOException {
        described();
        String child = patient + "-child";
        ehr().body(
                        "{\"resourceType\":\"Observation\",\"id\":\"%1$s\",\"status\":\"final\",\"code\":{\"text\":\"weight\"},\"subject\":{\"reference\":\"Patient/%1$s\"},\"performer\":[{\"reference\":\"Patient/%2$s\"}]}"
                                .formatted(child, patient))
                .put("/fhir/Observation/" + child)
                .then()
                .statusCode(201);

        Map<String, String> files = exported();

        assertThat(types(files)).containsExactlyInAnyOrder("Patient", "Encounter");
        assertThat(files.get("left-out.txt"))
                .isEqualTo("patient.json: Observation/" + child + "/_history/1"
                        + ": it names the patient, and is about somebody or something else\n");
        erase(child);
        erase(patient);
    }

    /** And what is found by that alone. */
    @Test
    void leavesATaskForSomebodyElseOutAlthoughItIsAboutAnEncounterOfTheirs() throws IOException {
        described();
        encounter(patient + "-e", reference("Patient/" + patient));
        put(
                "Binary/" + patient + "-b",
                "{\"resourceType\":\"Binary\",\"id\":\"%s-b\",\"contentType\":\"text/plain\",\"data\":\"aGVsbG8=\"}"
                        .formatted(patient));
        String task = "{\"resourceType\":\"Task\",\"id\":\"%s\",\"status\":\"requested\",\"intent\":\"order\",%s"
                + "\"focus\":{\"reference\":\"Encounter/%s-e\"},\"input\":[{\"type\":{\"text\":\"file\"},"
                + "\"valueAttachment\":{\"url\":\"Binary/%s-b\"}}]}";
        String another = "\"for\":" + reference("Patient/" + patient + "-another") + ",";
        String asked = another + "\"requester\":" + reference("Patient/" + patient) + ",";
        put("Task/" + patient + "-asked", task.formatted(patient + "-asked", asked, patient, patient));
        put("Task/" + patient + "-other", task.formatted(patient + "-other", another, patient, patient));
        put(
                "Provenance/" + patient + "-p",
                "{\"resourceType\":\"Provenance\",\"id\":\"%1$s-p\",\"recorded\":\"2026-03-04T05:06:07Z\",\"target\":[{\"reference\":\"Task/%1$s-other\"}],\"agent\":[{\"who\":{\"display\":\"a gateway\"}}]}"
                        .formatted(patient));

        Map<String, String> files = exported();

        assertThat(types(files)).containsExactlyInAnyOrder("Patient", "Encounter", "Encounter");
        assertThat(files.get("patient.json")).doesNotContain("another");
        assertThat(files.get("left-out.txt").lines())
                .containsExactly(
                        "patient.json: Task/" + patient
                                + "-asked/_history/1: it names the patient, and is about somebody or something else",
                        "patient.json: Task/" + patient
                                + "-other/_history/1: it says something of what is theirs, and is about somebody else");
        erase(patient);
    }

    @Test
    void theTrailSaysWhatWentOutAndNothingOfWhatDidNot() throws Exception {
        reader.may.countDown();
        described();
        watch.await(posted());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch may = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> writeWhen(begun, may));
        assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
        ehr().get("/api/patients/" + patient + "/export").then().statusCode(503);
        assertThat(exports()).isEmpty();
        may.countDown();
        first.get(2, TimeUnit.MINUTES);
        assertThat(exports()).containsExactly("SUCCESS: written, left out: 1");

        exported();
        assertThat(exports()).containsExactly("SUCCESS: written, left out: 1", "SUCCESS: written, left out: 0");
    }

    /** As somebody whose connection is slow, and who may not have the recording. */
    private void writeWhen(CountDownLatch begun, CountDownLatch may) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            outlet.write(
                    patient,
                    recording -> {
                        begun.countDown();
                        await(may);
                        throw FaultException.of(Fault.READ_FIRST);
                    },
                    OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            request.terminate();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<String> exports() {
        List<?> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select outcome || ': ' || coalesce(detail, '') from audit_event"
                                + " where action = 'EXPORT' and entity_id = :patient order by id")
                        .setParameter("patient", patient)
                        .getResultList());
        return rows.stream().map(String::valueOf).toList();
    }
}
