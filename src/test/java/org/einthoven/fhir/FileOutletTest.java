package org.einthoven.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that came over FHIR leave as files which say the same. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FileOutletTest extends OverHttp {
    @Inject
    Reviews reviews;

    private Ehr ehr;
    private IdType recording;

    @BeforeEach
    void recordAda() {
        ehr = new Ehr(calls);
        IdType ada = ehr.create(Ehr.patient("A-17", "Änderson", "Ada"));
        recording = ehr.create(Examples.observation(Examples.WATCH).setSubject(new Reference(ada)));
        ehr.awaitReport(recording);
    }

    @ParameterizedTest
    @CsvSource({
        "wfdb,  application/zip,       zip",
        "dicom, application/dicom,     dcm",
        "aecg,  application/xml,       xml",
        "csv,   text/csv,              csv",
    })
    void givesOutWhatOurReadersReadBack(String as, String mediaType, String extension) {
        Response answer = file(as);

        answer.then().statusCode(200).contentType(containsString(mediaType));
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"recording-" + recording.getIdPart() + "." + extension + "\"");
        ImportedRecording read = read(answer);
        ImportedChannel lead = read.channels().get(0);
        assertThat(lead.rate().hz()).isCloseTo(100, within(1e-6));
        SampledData sent = Examples.observation(Examples.WATCH).getValueSampledData();
        String[] values = sent.getData().split(" ");
        assertThat(lead.length()).isEqualTo(values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(lead.millivolts(i)).isCloseTo(Integer.parseInt(values[i]) * 0.001, within(1e-12));
        }
        assertThat(AuditEvent.<AuditEvent>list(
                        "action = ?1 and entityId = ?2", AuditAction.EXPORT, recording.getIdPart()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.detail).isEqualTo(as);
                    assertThat(event.actor).isEqualTo("ehr");
                });
    }

    @Test
    void saysWhoseItIsAndWhatStandsToday() {
        ImportedRecording preliminary = read(file("dicom"));
        assertThat(preliminary.person().id()).isEqualTo("A-17");
        assertThat(preliminary.person().family()).isEqualTo("Änderson");
        assertThat(preliminary.person().birthDate()).isEqualTo("1950-04-01");
        assertThat(preliminary.time()).hasToString("RecordedTime[local=2026-03-02T08:15:30, offset=Z]");
        assertThat(preliminary.statements())
                .startsWith("Preliminary: read by machine only, not reviewed by a cardiologist")
                .contains("2 ventricular ectopic beats");

        Ehr.sign(reviews, recording, new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null));

        assertThat(read(file("dicom")).statements())
                .startsWith("Signed by dr-a")
                .contains("Comment: Seen")
                .noneMatch(text -> text.equals("2 ventricular ectopic beats"))
                .anyMatch(text -> text.startsWith("The beats are as the models class them"));
    }

    @Test
    void givesOutAllThatBelongsToItAsABundle() {
        String json = file("fhir").then().statusCode(200).extract().asString();

        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, json);
        assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Patient", "Observation", "DiagnosticReport", "Device", "Provenance");
        assertThat(bundle.getEntry())
                .allSatisfy(entry -> assertThat(entry.getFullUrl()).startsWith(url + "/"));
        assertThat(((Observation) bundle.getEntry().get(1).getResource())
                        .getValueSampledData()
                        .getData())
                .isEqualTo(Examples.observation(Examples.WATCH)
                        .getValueSampledData()
                        .getData());
    }

    @Test
    void drawsReportAndTrace() {
        assertThat(file("pdf").then().statusCode(200).extract().asByteArray()).startsWith(ascii("%PDF"));
        assertThat(file("svg").then().statusCode(200).extract().asString()).contains("Änderson, Ada", "25 mm/s");
        assertThat(given().auth()
                        .preemptive()
                        .basic("cardiologist", "cardiologist")
                        .accept("image/png")
                        .get(path())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .contains(ascii("PNG"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void saysWhyThereIsNoFile() {
        file("docx").then().statusCode(400).body("code", equalTo("invalid-parameter"));
        given().auth()
                .preemptive()
                .basic("ehr", "ehr")
                .get(path())
                .then()
                .statusCode(422)
                .body("detail", containsString("as"));
        given().get(path() + "?as=csv").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get(path() + "?as=csv")
                .then()
                .statusCode(403);
        IdType pleth = ehr.create(Examples.observation(Examples.PLETH));
        ehr.awaitReport(pleth);
        given().auth()
                .preemptive()
                .basic("ehr", "ehr")
                .get("/api/recordings/" + pleth.getIdPart() + "/file?as=aecg")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-writable"));
    }

    @Test
    void givesOutNoFileOfWhatWasEnteredInError() {
        Observation wrong = ehr.observation(recording.getIdPart());
        ehr.client()
                .update()
                .resource(wrong.setStatus(ObservationStatus.ENTEREDINERROR))
                .execute();

        for (String as : List.of("wfdb", "dicom", "aecg", "csv")) {
            file(as).then().statusCode(409).body("code", equalTo("withdrawn-file"));
        }
    }

    private String path() {
        return "/api/recordings/" + recording.getIdPart() + "/file";
    }

    private Response file(String as) {
        return given().auth().preemptive().basic("ehr", "ehr").get(path() + "?as=" + as);
    }

    private static ImportedRecording read(Response answer) {
        RecordingFiles files = FormatCatalogue.files();
        return files.read(files.unpack(List.of(new SentFile("out", answer.asByteArray())), FileHints.NONE));
    }
}
