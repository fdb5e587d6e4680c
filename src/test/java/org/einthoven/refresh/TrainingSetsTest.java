package org.einthoven.refresh;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Edits;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.NewRecordings;
import org.einthoven.archive.PatientRecord;
import org.einthoven.archive.Patients;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.RecordedPerson;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.FaultException;
import org.einthoven.reading.Edit;
import org.einthoven.reading.Reading;
import org.einthoven.refresh.TrainingSet.Kind;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is signed becomes a frozen set, which goes out without a name, and whose reader is told what was got right. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrainingSetsTest {
    private static final double BEAT_MS = 400.1235;
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    @Inject
    Recordings recordings;

    @Inject
    Patients patients;

    @Inject
    Reviews reviews;

    @Inject
    Edits edits;

    @Inject
    ReadingWatch watch;

    @Inject
    PatientSplits splits;

    @Inject
    TrainingSetDesk desk;

    @Inject
    TrainingSets sets;

    @Inject
    TrainingOutlet outlet;

    @Inject
    MetCorrections met;

    @Inject
    EntityManager entities;

    private Path folder;

    /** Takes the reader's word for the class of the one beat, and finds no ectopy then. */
    private static final class Relabelling implements RecordingReader {
        @Override
        public Reading read(Recording recording, Subject subject) {
            return FakeReader.reported(recording.length());
        }

        @Override
        public Reading.Reported edited(Ecg ecg, Subject subject, Reading.Reported read, List<Edit> edits) {
            Edit.BeatReclassified last = (Edit.BeatReclassified) edits.get(edits.size() - 1);
            Beat beat = read.beats().get(0).as(last.beatClass());
            return new Reading.Reported(
                    read.quality(),
                    read.delineation(),
                    List.of(beat),
                    List.of(),
                    List.of(),
                    read.measurements(),
                    List.of(FakeReader.RATE),
                    read.statements(),
                    List.of(),
                    read.models());
        }
    }

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new Relabelling(), RecordingReader.class);
    }

    /** A patient of the test part, or of the others. */
    private String patient(String prefix, boolean test) {
        PatientSplit split = splits.chosen();
        int number = 0;
        while (split.isTest("Patient/" + prefix + number) != test) {
            number++;
        }
        String id = prefix + number;
        patients.keep(
                id,
                1,
                new PatientRecord("Miller, Ada", List.of("Miller"), List.of("Ada"), List.of(), "1930-01-01", "female"));
        return id;
    }

    private UUID signed(String patient, String reader, boolean corrected) {
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_000, "Patient/" + patient, NewRecordings.TAKEN));
        watch.await(id);
        Review draft = reviews.draft(id, reader);
        if (corrected) {
            ProposedEdit edit = edits.change(id, new Edit.BeatReclassified(BEAT_MS, BeatClass.N));
            draft = reviews.edit(draft.id, 0, reader, null, edit);
        } else {
            draft = reviews.save(
                    draft.id,
                    0,
                    reader,
                    new org.einthoven.archive.ReviewContent(
                            List.of(new org.einthoven.archive.FindingDecision(
                                    FakeReader.ECTOPY.id(), org.einthoven.archive.Verdict.CONFIRMED, null)),
                            List.of(),
                            "Mrs Miller is well"));
        }
        reviews.sign(draft.id, draft.lockVersion, reader);
        return id;
    }

    private Map<String, byte[]> exported(UUID set) throws IOException {
        folder = Files.createTempDirectory("exported");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outlet.write(sets.find(set).set(), bytes);
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, files.get(entry.getName()));
            }
        }
        return files;
    }

    @Test
    void holdsWhatReadersCorrectedAndNothingOfPatientsWhoOnlyTestOrOfTheMachinesOwnWord() throws IOException {
        UUID corrected = signed(patient("learn-", false), "dr-x", true);
        signed(patient("learn-", false), "dr-x", false);
        UUID tests = signed(patient("tests-", true), "dr-x", true);

        UUID id = desk.make("beats", false, "alice");

        TrainingSet set = sets.find(id).set();
        assertThat(sets.members(id))
                .extracting(TrainingMember::recording)
                .contains(corrected)
                .doesNotContain(tests);
        assertThat(set.ofTest()).isGreaterThanOrEqualTo(1);
        assertThat(set.withoutTruth()).isGreaterThanOrEqualTo(1);
        assertThat(set.left()).isEqualTo(set.recordings());
        // other tests sign in the same database
        assertThat(sets.find(id).counts()).anySatisfy(count -> {
            assertThat(count.kind()).isEqualTo(Kind.BEAT);
            assertThat(count.label()).isEqualTo("N");
            assertThat(count.source()).isEqualTo(LabelSource.CORRECTED);
        });
        assertThat(sets.find(desk.make("beats", false, "alice")).set().version())
                .isEqualTo(set.version() + 1);
        assertThat(sets.find(desk.make("all", true, "alice")).set().recordings())
                .isGreaterThan(set.recordings());
    }

    @Test
    void goesOutAsWfdbWithoutNameDateOrIdAndWithWhatIsTrueAsBeats() throws IOException {
        String patient = patient("out-", false);
        UUID recording = signed(patient, "dr-x", true);
        UUID id = desk.make("out", false, "alice");
        TrainingMember member = sets.members(id).stream()
                .filter(one -> one.recording().equals(recording))
                .findFirst()
                .orElseThrow();

        Map<String, byte[]> files = exported(id);

        WfdbRecord record = WfdbRecord.read(folder.resolve("records").resolve(member.record()));
        float[] samples = recordings.waveform(recording).channels().get(0).toMv();
        assertThat(record.channels()).singleElement().satisfies(channel -> assertThat(
                        channel.samples().toArray())
                .containsExactly(samples, org.assertj.core.data.Offset.offset(1e-5f)));
        assertThat(record.annotations("atr"))
                .containsExactly(new WfdbAnnotation(200, AnnotationCode.NORMAL, 0, 0, 0, ""));
        assertThat(member.age()).isEqualTo(TrainingMember.VERY_OLD);
        files.forEach((name, bytes) -> assertThat(words(bytes))
                .as(name)
                .doesNotContain("Miller", patient, recording.toString(), "2026", "1930", "dr-x"));
        assertThat(new String(files.get("statements.csv"), StandardCharsets.UTF_8))
                .contains("," + TrainingMember.VERY_OLD + ",1,");
        assertThat(new String(files.get("SHA256SUMS.txt"), StandardCharsets.UTF_8))
                .contains(DigestUtils.sha256Hex(files.get("RECORDS")));
    }

    /** But for hashes: in one of thousands of hexadecimal digits any year comes up by chance. */
    private static String words(byte[] file) {
        return HASH.matcher(new String(file, StandardCharsets.ISO_8859_1)).replaceAll("");
    }

    private UUID recorded(@Nullable String subject) {
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_000, subject, NewRecordings.TAKEN));
        return id;
    }

    private void change(UUID recording, String columns) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update recording set " + columns + " where id = :id")
                        .setParameter("id", recording)
                        .executeUpdate());
    }

    private String person(UUID recording) {
        return QuarkusTransaction.requiringNew().call(() -> (String) entities.createNativeQuery(
                        "select " + RecordedPerson.SQL.formatted("r") + " from recording r where r.id = :id",
                        String.class)
                .setParameter("id", recording)
                .getSingleResult());
    }

    @Test
    void takesRecordingsOfOnePatientOneFileOrOnePageAsOnePersonsAndLocalNamesForNobody() {
        String patient = patient("one-", false);
        UUID page = recorded(null);
        UUID mended = recorded(null);
        UUID again = recorded(null);
        UUID part = recorded("#p");
        change(mended, "mended_from = '" + page + "'");
        change(again, "mended_from = '" + mended + "'");
        change(part, "whole = 'file', part = 1, parts = 2");
        UUID other = recorded(null);
        change(other, "whole = 'file', part = 2, parts = 2");

        assertThat(person(recorded("Patient/" + patient)))
                .isEqualTo(person(recorded("Patient/" + patient)))
                .isEqualTo("Patient/" + patient);
        assertThat(person(recorded("http://ehr/Patient/7"))).isEqualTo("http://ehr/Patient/7");
        assertThat(person(page)).isEqualTo("recording " + page);
        assertThat(List.of(person(mended), person(again))).containsOnly(person(page));
        assertThat(person(part)).isEqualTo("whole file").isEqualTo(person(other));
        assertThat(person(recorded("#p"))).isNotEqualTo(person(recorded("#p")));

        change(page, "whole = 'pages', part = 1, parts = 1");
        assertThat(person(again)).isEqualTo("whole pages");
    }

    @Test
    void isFrozen() {
        signed(patient("frozen-", false), "dr-x", true);
        UUID id = desk.make("frozen", false, "alice");
        for (String change : List.of(
                "update training_set set accepted = true",
                "delete from training_member",
                "update training_count set count = 0",
                "delete from patient_split")) {
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> entities.createNativeQuery(change).executeUpdate()))
                    .as(change)
                    .hasStackTraceContaining("is kept as it was written");
        }
        assertThatThrownBy(() -> desk.make("Not a name", false, "alice")).isInstanceOf(FaultException.class);
        assertThat(sets.members(id)).isNotEmpty();
    }

    @Test
    void tellsTheReaderWhoCorrectedAndNobodyElseWhatALaterVersionGetsRight() {
        UUID recording = signed(patient("met-", false), "dr-met", true);
        signed(patient("met-", false), "dr-met", true);
        assertThat(met.of("dr-met")).isEmpty();

        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into shadow_reading (model_id, recording_id, read_at, status, document)"
                                + " select (select id from model_version where name = 'beat' limit 1), recording_id, :now,"
                                + " 'REPORTED', edited_reading from review where recording_id = :recording")
                .setParameter("now", Instant.now())
                .setParameter("recording", recording)
                .executeUpdate());

        assertThat(met.of("dr-met")).singleElement().satisfies(one -> {
            assertThat(one.recording()).isEqualTo(recording);
            assertThat(one.right()).containsExactly("0.40 s: N");
            assertThat(one.all()).isOne();
        });
        assertThat(met.of("dr-x")).noneMatch(one -> one.recording().equals(recording));
    }

    @Test
    void givesAnExportToAdministratorsOnlyAndWritesDownWhoseRecordingsWent() {
        String patient = patient("who-", false);
        signed(patient, "dr-x", true);
        UUID id = desk.make("who", false, "alice");
        String export = "/models/training-sets/" + id + "/export";
        page("cardiologist").get(export).then().statusCode(403);
        byte[] zip = page("admin")
                .get(export)
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"who-1.zip\"")
                .extract()
                .asByteArray();
        assertThat(zip).startsWith('P', 'K');
        Number rows = QuarkusTransaction.requiringNew().call(() -> (Number) entities.createNativeQuery(
                        "select count(*) from audit_event where action = 'EXPORT' and entity_id = :id and actor = 'admin'"
                                + " and outcome = 'SUCCESS' and detail = 'who 1, written' and patients @> array[cast(:patient as varchar)]")
                .setParameter("id", id.toString())
                .setParameter("patient", patient)
                .getSingleResult());
        assertThat(rows.intValue()).isOne();
    }

    @Test
    void writesDownWhoseRecordingsMayHaveGoneWhereAnExportIsBrokenOff() {
        String patient = patient("half-", false);
        signed(patient, "dr-x", true);
        UUID id = desk.make("half", false, "alice");
        OutputStream cut = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("nobody listens any more");
            }
        };

        assertThatThrownBy(() -> outlet.write(sets.find(id).set(), cut)).hasMessage("nobody listens any more");

        List<?> rows = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select outcome || ': ' || detail from audit_event"
                                + " where action = 'EXPORT' and entity_id = :id and patients @> array[cast(:patient as varchar)]")
                .setParameter("id", id.toString())
                .setParameter("patient", patient)
                .getResultList());
        assertThat(rows).isEqualTo(List.of("FAILED: half 1, broken off"));
    }

    /** Somebody who signed in on the pages. */
    private static RequestSpecification page(String account) {
        String session = given().redirects()
                .follow(false)
                .formParam("j_username", account)
                .formParam("j_password", account)
                .post("/j_security_check")
                .cookie("einthoven-session");
        return given().redirects().follow(false).cookie("einthoven-session", session);
    }
}
