package org.einthoven.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.TestDatabase;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.ishne.MadeIshne;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.paper.PrintedEcg;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ImportResourceTest {
    @Inject
    Recordings recordings;

    @TestHTTPResource("/")
    URL server;

    @Test
    void keepsAFileAsAnObservationWithItsSamplesAndWhatTheDeviceSaid() {
        SentFile file = muse(11);
        Response taken = post(file);

        taken.then().statusCode(201).body("created", equalTo(true)).body("format", equalTo("GE MUSE XML 9.0"));
        String id = taken.jsonPath().getString("id");
        assertThat(taken.header("Location")).endsWith("/fhir/Observation/" + id);
        JsonPath observation = ehr().get("/fhir/Observation/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(observation.getList("component.code.text")).hasSize(8).startsWith("I", "II", "V1");
        assertThat(observation.getFloat("component[1].valueSampledData.factor")).isEqualTo(4.88f);
        int[] counts = new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 500, 11).counts(1);
        assertThat(observation.getString("component[1].valueSampledData.data")).startsWith(counts[0] + " " + counts[1]);
        assertThat(observation.getString("effectiveDateTime")).startsWith("2021-11-22T14:30:05");
        assertThat(observation.getList("contained.valueString")).contains("Sinus bradycardia");
        assertThat(observation.getString("contained.find { it.resourceType == 'Device' }.modelNumber"))
                .isEqualTo("MAC55");
        assertThat(observation.getList("hasMember")).hasSize(4);
        ehr().get("/" + observation.getString("subject.reference").replace("Patient", "fhir/Patient"))
                .then()
                .statusCode(200)
                .body("name[0].family", equalTo("Müller"))
                .body("birthDate", equalTo("1953-08-05"))
                .body("identifier[0].value", equalTo("M-11"));
    }

    @Test
    void takesTheSameFileOnceAlsoInAZip() throws IOException {
        SentFile file = muse(12);
        String id = post(file).then().statusCode(201).extract().path("id");

        post(file).then().statusCode(200).body("id", equalTo(id)).body("created", equalTo(false));
        post(new SentFile("other name.zip", zip(List.of(file))))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void takesTheKnownPatientOfTheSameNumberUnlessTheyDiffer() {
        create("{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:mrn\", \"value\": \"M-13\"}],"
                + " \"birthDate\": \"1953-08-05\", \"name\": [{\"family\": \"Known\"}]}");
        create("{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:mrn\", \"value\": \"M-14\"}],"
                + " \"birthDate\": \"1999-01-01\", \"name\": [{\"family\": \"Other\"}]}");

        String id = post(muse(13)).then().statusCode(201).extract().path("id");
        String subject = ehr().get("/fhir/Observation/" + id).path("subject.reference");
        ehr().get("/fhir/" + subject).then().body("name[0].family", equalTo("Known"));
        post(muse(14))
                .then()
                .statusCode(409)
                .body("code", equalTo("other-patient"))
                .body("detail", containsString("birth date"));
    }

    /** Two clinics count their patients from one, and a cart does not say whose number it is. */
    @Test
    void asksWhoseItIsWhereSeveralPatientsHaveTheNumber() {
        for (String clinic : List.of("urn:north", "urn:south")) {
            create("{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"" + clinic
                    + "\", \"value\": \"M-15\"}], \"birthDate\": \"1953-08-05\"}");
        }

        post(muse(15))
                .then()
                .statusCode(422)
                .body("code", equalTo("number-of-several"))
                .body("detail", allOf(containsString("M-15"), containsString("field patient")));
    }

    /** 35 min of three leads at 200 Hz. */
    @Test
    void takesAHolterInPartsWhereThatIsAskedForAndElseSaysHow() {
        MadeEcg made = new MadeEcg(List.of("II", "V1", "other"), 35 * 60 * 200, 901);
        SentFile holter = MadeIshne.file(made);
        post(holter)
                .then()
                .statusCode(422)
                .body("code", equalTo("file-too-long"))
                .body("detail", containsString("split=true"));

        Response taken = split(holter);

        taken.then().statusCode(201).body("created", equalTo(true));
        List<String> parts = taken.jsonPath().getList("parts");
        assertThat(parts).hasSize(2).first().isEqualTo(taken.jsonPath().getString("id"));
        JsonPath second = ehr().get("/fhir/Observation/" + parts.get(1)).jsonPath();
        assertThat(second.getString("effectiveDateTime")).startsWith("2002-11-22T09:40:05");
        assertThat(second.getList("note.text"))
                .contains("Part 2 of 2 of a recording of 0:35:00: from 0:30:00 to 0:35:00.");
        assertThat(second.getString("identifier[0].value")).endsWith("/2-of-2");
        int[] counts = made.counts(0);
        assertThat(second.getString("component[0].valueSampledData.data"))
                .startsWith(counts[360_000] + " " + counts[360_001] + " ");
        split(holter).then().statusCode(200).body("created", equalTo(false)).body("parts", equalTo(parts));
        StoredRecording last = recordings.find(UUID.fromString(parts.get(1))).orElseThrow();
        assertThat(recordings.partsBeside(last))
                .as("each knows the others")
                .extracting(part -> part.part + " of " + part.parts + ": " + part.id)
                .containsExactly("1 of 2: " + parts.get(0), "2 of 2: " + parts.get(1));
    }

    private static Response split(SentFile file) {
        return ehr().multiPart("file", file.name(), file.bytes())
                .multiPart("split", "true")
                .post("/api/recordings");
    }

    @Test
    void saysWhatIsWrongWithWhatIsNoRecording() {
        post(new SentFile("cat.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16}))
                .then()
                .statusCode(422)
                .body("code", equalTo("paper-not-read"))
                .body("detail", containsString("cat.jpg"));
        post(new SentFile("empty", new byte[0])).then().statusCode(415);
        SentFile whole = muse(15);
        byte[] half = Arrays.copyOf(whole.bytes(), whole.length() / 2);
        post(new SentFile("half.xml", half))
                .then()
                .statusCode(422)
                .body("code", equalTo("damaged-file"))
                .body("detail", containsString("line "));
        ehr().multiPart("patient", "Patient/1").post("/api/recordings").then().statusCode(400);
    }

    @Test
    void keepsThePageOfAPrintedEcgAndHowFarEachStretchCanBeTrusted() {
        String id = post(new SentFile("page.png", PrintedEcg.page(21)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath page = ehr().get("/api/recordings/" + id + "/page")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(page.getString("layout")).startsWith("3x4");
        assertThat(page.getList("traces.lead")).hasSize(12).contains("I", "aVR", "V6");
        assertThat(page.getList("traces[0].confidencePercent", Integer.class)).hasSizeGreaterThan(60);
        byte[] picture = ehr().get("/api/recordings/" + id + "/page.jpg")
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(picture[0]).isEqualTo((byte) 0xff);
        String other = post(muse(22)).then().statusCode(201).extract().path("id");
        ehr().get("/api/recordings/" + other + "/page").then().statusCode(404);
        given().get("/api/recordings/" + id + "/page.jpg").then().statusCode(401);
    }

    @Test
    void takesNothingFromThoseWhoMayNotSendOrFromOtherSites() {
        SentFile file = muse(16);

        given().multiPart("file", file.name(), file.bytes())
                .post("/api/recordings")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("cardiologist", "cardiologist")
                .multiPart("file", file.name(), file.bytes())
                .post("/api/recordings")
                .then()
                .statusCode(403);
        ehr().header("Sec-Fetch-Site", "cross-site")
                .multiPart("file", file.name(), file.bytes())
                .post("/api/recordings")
                .then()
                .statusCode(403)
                .body("code", equalTo("cross-site"));
    }

    /** Only the head is sent: the answer does not wait for the 200 MB that it announces. */
    @Test
    void refusesAFileThatIsTooLargeBeforeItIsSent() throws IOException {
        String head = "POST /api/recordings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ZWhyOmVocg==\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 209715200\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(1_500), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("body-too-large");
        }
    }

    private static void create(String patient) {
        ehr().contentType("application/fhir+json")
                .body(patient)
                .post("/fhir/Patient")
                .then()
                .statusCode(201);
    }

    private static SentFile muse(long seed) {
        return MadeMuse.file(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 500, seed));
    }

    private static Response post(SentFile file) {
        return ehr().multiPart("file", file.name(), file.bytes()).post("/api/recordings");
    }

    private static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr");
    }

    private static byte[] zip(List<SentFile> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (SentFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.bytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
