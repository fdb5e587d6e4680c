package org.einthoven.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Somebody of whom things are kept, and ways to put them there. Each test has its own. */
abstract class ErasedPerson {
    @Inject
    ErasureDesk desk;

    @Inject
    ErasureReplay replay;

    @Inject
    Erasures erasures;

    @Inject
    Reviews reviews;

    @Inject
    ReadingWatch watch;

    @Inject
    EntityManager entities;

    final String patient = "erase-" + UUID.randomUUID().toString().substring(0, 8);

    /** Reads when it is let, or at once. */
    static class Waiting implements RecordingReader {
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

    final Waiting reader = new Waiting();

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(reader, RecordingReader.class);
    }

    /** A worker that waited on would keep the next tests' recordings from being read. */
    @AfterEach
    void letTheWorkersGo() {
        reader.may.countDown();
    }

    static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr").contentType("application/fhir+json");
    }

    void described() {
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

    void encounter(String id, String subject) {
        ehr().body(
                        "{\"resourceType\":\"Encounter\",\"id\":\"%s\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},%s}"
                                .formatted(id, "\"subject\":" + subject))
                .put("/fhir/Encounter/" + id)
                .then()
                .statusCode(201);
    }

    static String reference(String to) {
        return "{\"reference\":\"" + to + "\"}";
    }

    static void put(String where, String body) {
        ehr().body(body).put("/fhir/" + where).then().statusCode(201);
    }

    /** A report of a visit of theirs, which does not name them, with a file of its own and one that another's report has, too. */
    void filed() {
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
    }

    UUID posted() {
        return posted("\"subject\":{\"reference\":\"Patient/%s\"}".formatted(patient));
    }

    UUID posted(String whose) {
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

    void erase(String person) {
        desk.erase(person, desk.look(person).digest(), "alice", "asked for it in writing");
    }

    /** Tables with a row in which this stands, whatever the column. */
    List<?> tablesWith(String text) {
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

    void signed(UUID recording) {
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

    /** A printed page that waits to be laid out, as its sender said whose it is. */
    UUID waitingPage(String whose) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into unread_page (id, file_hash, file_name, reason, patient, sent_by, received_at, width_px,"
                                + " height_px, jpeg) values (:id, :hash, 'page.png', 'NO_GRID', :whose, 'ehr', now(), 10, 10, 'picture')")
                .setParameter("id", id)
                .setParameter("hash", id.toString())
                .setParameter("whose", whose)
                .executeUpdate());
        return id;
    }

    int write(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(sql)
                .setParameter("who", patient)
                .executeUpdate());
    }
}
