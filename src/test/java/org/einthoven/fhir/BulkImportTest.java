package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.einthoven.WithPrograms;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithPrograms.class)
class BulkImportTest extends BulkOverHttp {

    private static Patient patient(String id, String family) {
        Patient patient = Ehr.patient(id, family, "P");
        patient.setId(id);
        return patient;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String lines(List<Patient> patients) {
        return patients.stream().map(FhirCalls::json).collect(Collectors.joining("\n")) + "\n";
    }

    private Patient read(String id) {
        return ehr.client().read().resource(Patient.class).withId(id).execute();
    }

    @Test
    void keepsWhatIsSentUnderItsIdAndUpdatesItTheNextTime() {
        List<Patient> patients = IntStream.range(0, 120)
                .mapToObj(i -> patient(id(), "Imported" + i))
                .toList();

        JsonNode first = bulk.importLines(lines(patients));
        JsonNode second = bulk.importLines(lines(patients));

        assertThat(first.get("error")).isEmpty();
        assertThat(second.get("error")).isEmpty();
        assertThat(ehr.search("Patient?family=imported&_count=100&_total=accurate"))
                .hasSize(100);
        assertThat(read(patients.get(119).getIdPart()).getMeta().getVersionId()).isEqualTo("2");
        assertThat(read(patients.get(0).getIdPart()).getNameFirstRep().getFamily())
                .isEqualTo("Imported0");
    }

    @Test
    void goesOnBehindLinesThatItRefusesAndNamesThem() {
        String first = id();
        String last = id();
        String bodies = String.join(
                "\n",
                FhirCalls.json(patient(first, "First")),
                "this is no JSON",
                "{\"resourceType\": \"Starship\", \"id\": \"1\"}",
                "",
                "{\"resourceType\": \"Patient\", \"gender\": \"warp\"}",
                "{\"resourceType\": \"Patient\", \"birthDate\": \"2026-02-30\"}",
                "{\"resourceType\": \"Observation\", \"id\": \"" + id() + "\"}",
                "{\"resourceType\": \"CodeSystem\", \"status\": \"active\", \"content\": \"complete\"}",
                "[".repeat(20_000),
                "{\"resourceType\": \"Patient\", \"id\": \"not an id\"}",
                "{\"resourceType\": \"Patient\", \"language\": \"" + "x".repeat(2_000_000) + "\"}",
                "{\"resourceType\": \"Patient\", \"multipleBirthInteger\": 1e999999999}",
                FhirCalls.json(patient(last, "Last")));

        JsonNode manifest = bulk.importLines(bodies);

        assertThat(bulk.lines(manifest, "error"))
                .extracting(BulkJobs::diagnostics)
                .extracting(text -> text.substring(0, text.indexOf(':')))
                .containsExactly(
                        "Line 2", "Line 3", "Line 5", "Line 6", "Line 7", "Line 8", "Line 9", "Line 10", "Line 11",
                        "Line 12");
        assertThat(bulk.lines(manifest, "error"))
                .noneMatch(outcome -> outcome.toString().contains("Exception"))
                .noneMatch(outcome -> outcome.toString().contains("HAPI-"));
        assertThat(read(first).getNameFirstRep().getFamily()).isEqualTo("First");
        assertThat(read(last).getNameFirstRep().getFamily()).isEqualTo("Last");
    }

    @Test
    void keepsOfABatchAllButTheOneThatOnlyTheStoreRefuses() {
        IdType report = ehr.awaitReport(ehr.create(Examples.WATCH)).getIdElement();
        String before = id();
        String after = id();
        String overwriting = "{\"resourceType\": \"DiagnosticReport\", \"id\": \"" + report.getIdPart()
                + "\", \"status\": \"final\", \"code\": {\"text\": \"forged\"}}";

        JsonNode manifest = bulk.importLines(FhirCalls.json(patient(before, "Before")) + "\n" + overwriting + "\n"
                + FhirCalls.json(patient(after, "After")));

        assertThat(bulk.lines(manifest, "error"))
                .singleElement()
                .extracting(BulkJobs::diagnostics)
                .satisfies(text -> assertThat(text).startsWith("Line 2: ").contains("belongs to a recording"));
        assertThat(read(before).getMeta().getVersionId()).as("written once").isEqualTo("1");
        assertThat(read(after).getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void readsRecordingsAndKeepsOneThatIsSentTwiceOnce() {
        Patient patient = patient(id(), "Recorded");
        Observation recording = Examples.observation(Examples.WATCH);
        recording.setId("of-the-sender");
        recording.setSubject(new Reference("Patient/" + patient.getIdPart()));
        recording.addIdentifier().setSystem("http://example.org/recordings").setValue("a,b|c$" + patient.getIdPart());
        String sent = FhirCalls.json(patient) + "\n" + FhirCalls.json(recording) + "\n";

        JsonNode first = bulk.importLines(sent);
        JsonNode second = bulk.importLines(sent);

        List<String> said = StreamSupport.stream(bulk.lines(first, "output").spliterator(), false)
                .map(BulkJobs::diagnostics)
                .toList();
        assertThat(said).singleElement().asString().matches("Line 2 is kept as Observation/[0-9a-f-]{36}\\.");
        assertThat(bulk.lines(second, "output"))
                .extracting(BulkJobs::diagnostics)
                .isEqualTo(said);
        String id = said.get(0).replaceAll(".*/(.*)\\.", "$1");
        assertThat(ehr.awaitReport(new IdType("Observation", id)).getSubject().getReference())
                .isEqualTo("Patient/" + patient.getIdPart());
    }

    @Test
    void goesOnWhereItWasInterruptedAndWritesNothingTwice() throws SQLException {
        List<Patient> patients = IntStream.range(0, 170)
                .mapToObj(i -> patient(id(), "Interrupted"))
                .toList();
        try (Interruption interruption = Interruption.ofInserts(database, "fhir_version", 75, 90)) {
            JsonNode manifest = bulk.importLines(lines(patients));

            assertThat(manifest.get("error")).isEmpty();
            assertThat(interruption.inserts()).as("writes that were begun").isGreaterThan(170);
        }
        Bundle versions = ehr.client()
                .history()
                .onType(Patient.class)
                .returnBundle(Bundle.class)
                .count(100)
                .execute();
        assertThat(versions.getEntry())
                .allMatch(entry -> entry.getResource().getMeta().getVersionId().equals("1"));
        assertThat(patients).allSatisfy(patient -> assertThat(
                        read(patient.getIdPart()).getMeta().getVersionId())
                .isEqualTo("1"));
    }

    @Test
    void takesPackedLines() throws IOException {
        String id = id();
        HttpResponse<String> accepted = packed(lines(List.of(patient(id, "Packed"))));

        assertThat(bulk.manifest(bulk.job(accepted)).get("error")).isEmpty();
        assertThat(read(id).getNameFirstRep().getFamily()).isEqualTo("Packed");
    }

    @Test
    void refusesWhatIsLargeOnlyOnceItIsUnpacked() throws IOException {
        refused(packed("x".repeat(50_000_000)), 413, "too-long", null).contains("4 MiB");
    }

    private HttpResponse<String> packed(String lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return calls.send(
                "POST",
                "/$import",
                BodyPublishers.ofByteArray(bytes.toByteArray()),
                "Content-Type",
                "application/ndjson",
                "Content-Encoding",
                "gzip",
                "Prefer",
                "respond-async",
                "Authorization",
                FhirCalls.ehr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "multipart/form-data", "application/octet-stream"})
    void takesNothingButLines(String contentType) {
        HttpResponse<String> answer = ask(contentType, "respond-async", "ehr", "{}");

        refused(answer, 415, "not-supported", null).contains(contentType);
    }

    @Test
    void correctsARecordingThatItKnowsByItsIdOrIdentifier() {
        Patient wrong = patient(id(), "Wrong");
        Patient right = patient(id(), "Right");
        Observation recording = Examples.observation(Examples.WATCH);
        recording.setId("of-the-sender");
        recording.setSubject(new Reference("Patient/" + wrong.getIdPart()));
        recording.addIdentifier().setSystem("http://example.org/recordings").setValue(right.getIdPart());
        bulk.importLines(lines(List.of(wrong, right)) + FhirCalls.json(recording));
        String kept = ehr.search("Observation?identifier=" + right.getIdPart())
                .get(0)
                .getIdElement()
                .getIdPart();
        ehr.awaitReport(new IdType("Observation", kept));

        recording.setSubject(new Reference("Patient/" + right.getIdPart()));
        JsonNode byIdentifier = bulk.importLines(FhirCalls.json(recording));
        JsonNode sameAgain = bulk.importLines(FhirCalls.json(recording));
        Observation known = FhirCalls.parse(Observation.class, calls.get("/Observation/" + kept));
        known.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        JsonNode byId = bulk.importLines(FhirCalls.json(known));

        assertThat(List.of(byIdentifier, sameAgain, byId))
                .allSatisfy(manifest -> assertThat(manifest.get("error")).isEmpty());
        assertThat(version(kept, 2).getSubject().getReference()).isEqualTo("Patient/" + right.getIdPart());
        assertThat(version(kept, 3).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(calls.get("/Observation/" + kept + "/_history/4").statusCode())
                .as("the same again is no version")
                .isEqualTo(404);
        assertThat(ehr.search("DiagnosticReport?result=Observation/" + kept))
                .singleElement()
                .extracting(report -> ((DiagnosticReport) report).getStatus().toCode())
                .isEqualTo("entered-in-error");
    }

    private Observation version(String id, int version) {
        return FhirCalls.parse(Observation.class, calls.get("/Observation/" + id + "/_history/" + version));
    }

    @Test
    void refusesOtherSamplesUnderAKnownIdentifier() {
        Observation recording = Examples.observation(Examples.WATCH);
        recording.addIdentifier().setSystem("http://example.org/recordings").setValue(id());
        bulk.importLines(FhirCalls.json(recording));
        recording.getValueSampledData().setData("1 2 3 4 5 6 7 8 9 10");

        assertThat(bulk.lines(bulk.importLines(FhirCalls.json(recording)), "error"))
                .singleElement()
                .extracting(BulkJobs::diagnostics)
                .asString()
                .startsWith("Line 1: ")
                .contains("differs from the recording");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    void takesLinesInABinary(String form) {
        String id = id();
        Binary binary = new Binary()
                .setContentType("application/fhir+ndjson")
                .setData(lines(List.of(patient(id, "Wrapped"))).getBytes(StandardCharsets.UTF_8));
        FhirContext context = FhirContext.forR4Cached();
        String body =
                (form.equals("xml") ? context.newXmlParser() : context.newJsonParser()).encodeResourceToString(binary);

        HttpResponse<String> accepted = ask("application/fhir+" + form, "respond-async", "ehr", body);

        assertThat(bulk.manifest(bulk.job(accepted)).get("error")).isEmpty();
        assertThat(read(id).getNameFirstRep().getFamily()).isEqualTo("Wrapped");
    }

    /** Bulk Data Import names files elsewhere: a server that fetched them could be sent anywhere. */
    @Test
    void fetchesNothingFromAnywhere() {
        String parameters = "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"input\", \"part\": ["
                + "{\"name\": \"url\", \"valueUrl\": \"http://127.0.0.1:1/patients.ndjson\"}]}]}";

        refused(ask("application/fhir+json", "respond-async", "ehr", parameters), 422, "not-supported", null)
                .startsWith("Nothing is fetched from other servers");
        refused(
                ask("application/fhir+json", "respond-async", "ehr", "{\"resourceType\": \"Patient\"}"),
                400,
                "invalid",
                null);
        refused(ask("application/fhir+json", "respond-async", "ehr", "{"), 400, "structure", null);
    }

    @ParameterizedTest
    @CsvSource({"cardiologist", "admin"})
    void isForProgramsOfTheClinic(String user) {
        assertThat(ask("application/fhir+ndjson", "respond-async", user, "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void needsLinesAndIsDoneInTheBackgroundOnly() {
        refused(ask("application/fhir+ndjson", "respond-async", "ehr", ""), 400, "required", null);
        refused(ask("application/fhir+ndjson", "respond-async", "ehr", "\n\n"), 400, "required", null);
        refused(ask("application/fhir+ndjson", "return=minimal", "ehr", "{}"), 400, "required", null);
    }

    private HttpResponse<String> ask(String contentType, String prefer, String user, String body) {
        return calls.send(
                "POST",
                "/$import",
                BodyPublishers.ofString(body),
                "Content-Type",
                contentType,
                "Prefer",
                prefer,
                "Authorization",
                FhirCalls.basic(user, user));
    }

    @Test
    void takesInWhatAnExportGaveOut() {
        IdType patient = ehr.create(Ehr.patient(id(), "Circle", "C"));
        JsonNode manifest = bulk.export("/$export?_type=Patient&_typeFilter=Patient?_id=" + patient.getIdPart());
        String line = bulk.lines(manifest, "output").get(0).toString();
        ehr.client().delete().resourceById(patient).execute();

        bulk.importLines(line);

        assertThat(read(patient.getIdPart()).getNameFirstRep().getFamily()).isEqualTo("Circle");
    }

    @Test
    void standsInTheAuditTrailUnderTheNameOfTheOneWhoAsked() {
        String id = id();
        Instant before = Instant.now();
        bulk.importLines(lines(List.of(patient(id, "Audited"))));

        HttpResponse<String> trail = calls.send(
                "GET",
                "/AuditEvent?patient=" + id + "&action=C&date=ge" + before,
                BodyPublishers.noBody(),
                "Authorization",
                FhirCalls.basic("admin", "admin"));

        JsonNode bundle = BulkJobs.json(trail.body());
        assertThat(bundle.get("entry")).as(trail.body()).hasSize(1);
        assertThat(bundle.at("/entry/0/resource/agent").toString()).contains("\"ehr\"");
    }
}
