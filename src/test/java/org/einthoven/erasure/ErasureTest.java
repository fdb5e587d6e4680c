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
        return posted("\"subject\":{\"reference\":\"Patient/%s\"}".formatted(patient));
    }

    private UUID posted(String whose) {
        String data = "0 1 2 3 4 5 4 3 2 1 ".repeat(500).strip();
        String location = ehr().body(
                        """
                        {"resourceType":"Observation","status":"final",%s,
                        "effectiveDateTime":"2026-03-04T05:06:07Z",
                        "code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.24","code":"131328"}]},
                        "component":[{"code":{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.24","code":"131330"}]},
                        "valueSampledData":{"origin":{"value":0,"unit":"uV","system":"http://unitsofmeasure.org","code":"uV"},
                        "period":2,"factor":5,"dimensions":1,"data":"%s"}}]}
                        """
                                .formatted(whose, data))
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

    private void encounter(String id, String subject) {
        ehr().body(
                        "{\"resourceType\":\"Encounter\",\"id\":\"%s\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},%s}"
                                .formatted(id, "\"subject\":" + subject))
                .put("/fhir/Encounter/" + id)
                .then()
                .statusCode(201);
    }

    private static String reference(String to) {
        return "{\"reference\":\"" + to + "\"}";
    }

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
        for (String file : List.of(patient + "-of", patient + "-shared")) {
            ehr().body(
                            "{\"resourceType\":\"Binary\",\"id\":\"%s\",\"contentType\":\"text/plain\",\"data\":\"aGVsbG8=\"}"
                                    .formatted(file))
                    .put("/fhir/Binary/" + file)
                    .then()
                    .statusCode(201);
        }
        encounter(patient + "-e", reference("Patient/" + patient));
        String report =
                "{\"resourceType\":\"DiagnosticReport\",\"id\":\"%s\",\"status\":\"final\",\"code\":{\"text\":\"x\"},%s"
                        + "\"presentedForm\":[%s]}";
        String of = "{\"contentType\":\"text/plain\",\"url\":\"Binary/" + patient + "-of\"}";
        String shared = of.replace("-of", "-shared");
        String here = "\"encounter\":" + reference("Encounter/" + patient + "-e") + ",";
        put("DiagnosticReport/" + patient + "-r", report.formatted(patient + "-r", here, of + "," + shared));
        put("DiagnosticReport/" + patient + "-x", report.formatted(patient + "-x", "", shared));

        erase(patient);

        for (String gone : List.of("DiagnosticReport/" + patient + "-r", "Binary/" + patient + "-of")) {
            ehr().get("/fhir/" + gone).then().statusCode(404);
        }
        ehr().get("/fhir/DiagnosticReport/" + patient + "-x").then().statusCode(200);
        assertThat(tablesWith(patient + "-shared")).isNotEmpty();
    }

    private static void put(String where, String body) {
        ehr().body(body).put("/fhir/" + where).then().statusCode(201);
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

    private int write(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(sql)
                .setParameter("who", patient)
                .executeUpdate());
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

    private Object subject(UUID recording) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select subject from recording where id = :id", String.class)
                        .setParameter("id", recording)
                        .getSingleResult());
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
