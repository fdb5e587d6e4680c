package org.einthoven.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Claims;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureDesk.Preview;
import org.einthoven.faults.FaultException;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of a person who was erased is left anywhere but in the audit trail, and nothing of it comes back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ErasureTest {
    @Inject
    ErasureDesk desk;

    @Inject
    Erasures erasures;

    @Inject
    Reviews reviews;

    @Inject
    Claims claims;

    @Inject
    ReadingWatch watch;

    @Inject
    EntityManager entities;

    private final String patient = "erase-" + UUID.randomUUID().toString().substring(0, 8);

    /** Reads when it is let, or at once. */
    private static class Waiting implements RecordingReader {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch may = new CountDownLatch(1);

        @Override
        public Reading read(Recording recording, Subject subject) {
            begun.countDown();
            try {
                assertThat(may.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FakeReader.reported(recording.length());
        }

        @Override
        public Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
            return read;
        }
    }

    private final Waiting reader = new Waiting();

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(reader, RecordingReader.class);
    }

    private static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr").contentType("application/fhir+json");
    }

    private void described() {
        ehr().body("{\"resourceType\":\"Patient\",\"id\":\"%s\",\"name\":[{\"family\":\"Miller-%s\"}]}"
                        .formatted(patient, patient))
                .put("/fhir/Patient/" + patient)
                .then()
                .statusCode(201);
        ehr().body("{\"resourceType\":\"Encounter\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                        + "\"subject\":{\"reference\":\"Patient/" + patient + "\"}}")
                .post("/fhir/Encounter")
                .then()
                .statusCode(201);
    }

    private UUID posted() {
        String data = "0 1 2 3 4 5 4 3 2 1 ".repeat(500).strip();
        String location = ehr().body(
                        """
                        {"resourceType":"Observation","status":"final","subject":{"reference":"Patient/%s"},
                        "effectiveDateTime":"2026-03-04T05:06:07Z",
                        "code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.24","code":"131328"}]},
                        "component":[{"code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.24","code":"131330"}]},
                        "valueSampledData":{"origin":{"value":0,"unit":"uV","system":"http://unitsofmeasure.org","code":"uV"},
                        "period":2,"factor":5,"dimensions":1,"data":"%s"}}]}
                        """
                                .formatted(patient, data))
                .post("/fhir/Observation")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return UUID.fromString(location.replaceAll(".*Observation/", "").substring(0, 36));
    }

    private void erase(String person) {
        desk.erase(person, desk.look(person).digest(), "alice", "asked for it in writing");
    }

    /** Tables with a row in which this stands, whatever the column. */
    private List<?> tablesWith(String text) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> tables = entities.createNativeQuery(
                            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                                    + " and relname not in ('audit_event', 'flyway_schema_history')",
                            String.class)
                    .getResultList();
            return tables.stream()
                    .filter(table -> ((Number) entities.createNativeQuery(
                                                    "select count(*) from " + table + " t where t::text like :text")
                                            .setParameter("text", "%" + text + "%")
                                            .getSingleResult())
                                    .longValue()
                            > 0)
                    .toList();
        });
    }

    private void signed(UUID recording) {
        Review draft = reviews.draft(recording, "dr-a");
        draft = reviews.save(
                draft.id,
                0,
                "dr-a",
                new ReviewContent(
                        List.of(new FindingDecision(FakeReader.ECTOPY.id(), Verdict.CONFIRMED, null)),
                        List.of(),
                        "well"));
        reviews.sign(draft.id, 1, "dr-a");
    }

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
    void aPatientGetsAllThatIsKeptOfThemWithWhoDidWhatWithIt() throws IOException {
        reader.may.countDown();
        described();
        UUID recording = posted();
        watch.await(recording);
        signed(recording);
        String export = "/api/patients/" + patient + "/export";
        byte[] zip = ehr().get(export).then().statusCode(200).extract().asByteArray();

        Map<String, String> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String folder = "recordings/" + recording + "/";
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "patient.json",
                        folder + "fhir.json",
                        folder + "wfdb.zip",
                        folder + "report.pdf",
                        "audit.ndjson");
        assertThat(files.get("patient.json")).contains("Miller-" + patient, "\"Encounter\"");
        assertThat(files.get(folder + "fhir.json")).contains("\"DiagnosticReport\"");
        assertThat(files.get("audit.ndjson")).contains("\"EXPORT\"", "\"ehr\"");
        given().auth().preemptive().basic("admin", "admin").get(export).then().statusCode(403);
        ehr().get("/api/patients/nobody-" + patient + "/export").then().statusCode(404);
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

    @Test
    void whatComesBackFromABackUpIsErasedAgainByTheList() {
        reader.may.countDown();
        described();
        watch.await(posted());
        erase(patient);
        Listed listed = erasures.list().get(erasures.list().size() - 1);
        described();
        UUID back = posted();
        watch.await(back);

        assertThat(desk.replay(List.of(listed), "alice")).isZero();
        Listed elsewhere = ErasureList.parse(ErasureList.write(
                        List.of(new Listed(UUID.randomUUID(), Instant.now(), listed.person(), List.of()))))
                .get(0);
        assertThat(desk.replay(List.of(elsewhere), "alice")).isOne();

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(tablesWith(back.toString())).isEmpty();
        assertThat(desk.replay(List.of(elsewhere), "alice")).isZero();
        assertThatThrownBy(() -> ErasureList.parse("{\"id\":\"x\"}"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("line 1");
    }
}
