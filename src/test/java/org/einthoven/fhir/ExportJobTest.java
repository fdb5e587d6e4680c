package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.WithPrograms;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the job of an export goes: begun, interrupted, asked for, ended. */
@QuarkusTest
@TestProfile(WithPrograms.class)
class ExportJobTest extends BulkOverHttp {

    @Test
    void isDoneInTheBackgroundOnly() {
        refused(calls.get("/$export"), 400, "required", null).contains("Prefer: respond-async");
    }

    @Test
    void goesOnWhereItWasInterruptedWithNothingTwiceOrLeftOut() throws SQLException {
        List<IdType> patients = patients("Resumed", 30);
        try (Interruption interruption = Interruption.ofInserts(database, "bulk_file", 2, 4)) {
            JsonNode manifest = bulk.export("/$export?_type=Patient&_typeFilter=Patient?family=resumed");

            assertThat(interruption.inserts()).as("files that were begun").isEqualTo(5 + 2);
            assertThat(BulkJobs.ids(bulk.lines(manifest, "output")))
                    .containsExactlyInAnyOrderElementsOf(
                            patients.stream().map(IdType::getIdPart).toList());
        }
    }

    @Test
    void belongsToTheOneWhoAsked() {
        patients("Mine", 1);
        String job = bulk.job(bulk.ask("/$export?_type=Patient"));
        JsonNode manifest = bulk.manifest(job);
        String file = bulk.files(manifest, "output").get(0);

        assertThat(as("cardiologist", "GET", job).statusCode()).isEqualTo(403);
        assertThat(as("cardiologist", "GET", file).statusCode()).isEqualTo(403);
        assertThat(as("cardiologist", "GET", "/$export").statusCode()).isEqualTo(403);
        assertThat(as("admin", "GET", job).statusCode()).as("sees jobs").isEqualTo(200);
        assertThat(as("admin", "GET", file).statusCode())
                .as("but no clinical data")
                .isEqualTo(403);
        assertThat(calls.send("GET", file, BodyPublishers.noBody()).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> as(String user, String method, String path) {
        return calls.send(
                method,
                path,
                BodyPublishers.noBody(),
                "Authorization",
                FhirCalls.basic(user, user),
                "Prefer",
                "respond-async");
    }

    @Test
    void isRemovedWhenThatIsAsked() {
        patients("Removed", 1);
        String job = bulk.job(bulk.ask("/$export?_type=Patient"));
        HttpResponse<String> done = bulk.await(job);
        String file = bulk.files(BulkJobs.json(done.body()), "output").get(0);
        assertThat(done.headers().firstValue("Expires")).isPresent();
        assertThat(done.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));

        assertThat(as("ehr", "DELETE", job).statusCode()).isEqualTo(202);

        refused(calls.get(job), 404, "not-found", null).contains("bulk job");
        refused(calls.get(file), 404, "not-found", null).contains("bulk job");
        assertThat(as("ehr", "DELETE", job).statusCode()).isEqualTo(404);
    }

    @Test
    void canBeEndedBeforeItIsDone() {
        String job = bulk.job(bulk.ask("/$export"));

        assertThat(as("ehr", "DELETE", job).statusCode()).isEqualTo(202);

        assertThat(calls.get(job).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/$export-poll-status",
        "/$export-poll-status?_jobId=1",
        "/$export-poll-status?_jobId=0191f2a0-0000-7000-8000-00000000dead",
        "/$bulk-file?_jobId=0191f2a0-0000-7000-8000-00000000dead&part=1",
        "/$bulk-file",
        "/$import-poll-status?_jobId=0191f2a0-0000-7000-8000-00000000dead"
    })
    void knowsNothingOfOtherJobs(String path) {
        refused(calls.get(path), 404, "not-found", null);
    }

    @Test
    void hasNoFilesThatWereNotWritten() {
        String job = bulk.job(bulk.ask("/$export?_type=Task"));
        refused(calls.get(job.replace("$export-poll-status", "$bulk-file") + "&part=1"), 404, "not-found", null)
                .contains("once it is done");
        bulk.manifest(job);

        for (String part : List.of("99", "-1", "x", "99999999999999999999", "1%27%20or%201=1")) {
            refused(
                    calls.get(job.replace("$export-poll-status", "$bulk-file") + "&part=" + part),
                    404,
                    "not-found",
                    null);
        }
    }

    @Test
    void takesSoManyJobsOfAClientAtATime() {
        HttpResponse<String> last = Stream.generate(() -> bulk.ask("/$export"))
                .limit(10)
                .filter(answer -> answer.statusCode() != 202)
                .findFirst()
                .orElseThrow();

        refused(last, 429, "throttled", null).contains("bulk jobs");
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    }

    @Test
    void isNotHeldUpByAClientThatHangsUpAndPacksForOnesThatUnpack() throws IOException {
        patients("HangUp", 7);
        String file =
                bulk.files(bulk.export("/$export?_type=Patient"), "output").get(0);
        for (int i = 0; i < 3; i++) {
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                String request = "GET /fhir" + file + " HTTP/1.1\r\nHost: " + url.getHost() + "\r\nAuthorization: "
                        + FhirCalls.ehr() + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);
            }
        }

        HttpResponse<String> packed = calls.get(file, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(calls.get(file).body().lines()).hasSize(7);
    }

    @Test
    void isInTheAuditTrail() {
        Instant before = Instant.now();
        patients("Audited", 1);
        JsonNode manifest = bulk.export("/$export?_type=Patient&_typeFilter=Patient?family=audited");
        bulk.lines(manifest, "output");

        HttpResponse<String> trail = calls.send(
                "GET",
                "/AuditEvent?_count=50&date=ge" + before,
                BodyPublishers.noBody(),
                "Authorization",
                FhirCalls.basic("admin", "admin"));

        assertThat(trail.body()).contains("/$export?_type=Patient", "file 1 of ");
    }
}
