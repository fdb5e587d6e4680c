package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are made to cost much, or to be read in two ways, end at once and cost the others nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HostileRequestTest extends OverHttp {

    private static final byte[] NOTHING = {};

    @Test
    void refusesSmallBodiesOfManyElements() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"resourceType\":\"Patient\",\"extension\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 850_000; i++) {
                gzip.write("{\"url\":\"http://x\",\"valueBoolean\":true},".getBytes(StandardCharsets.UTF_8));
            }
            gzip.write("{}]}".getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = calls.send(
                "POST",
                "/Patient",
                BodyPublishers.ofByteArray(packed.toByteArray()),
                "Content-Type",
                FhirCalls.JSON,
                "Content-Encoding",
                "gzip",
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 413, "too-costly", null).startsWith("The body has more than 300000 elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metadata", "/.well-known/smart-configuration"})
    void takesNoBodyFromSomebodyWhoDidNotSignIn(String path) {
        HttpResponse<String> posted =
                calls.send("POST", path, BodyPublishers.ofString("{}"), "Content-Type", FhirCalls.JSON);
        HttpResponse<String> sentAlong =
                calls.send("GET", path, BodyPublishers.ofString("{}"), "Content-Type", FhirCalls.JSON);

        assertThat(posted.statusCode()).isEqualTo(401);
        assertThat(sentAlong.statusCode()).isEqualTo(401);
        assertThat(calls.send("GET", "/metadata", BodyPublishers.noBody()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata/../Patient",
                "/fhir/Patient/../metadata",
                "/fhir/./Patient",
                "/fhir/Patient;x=1",
                "/fhir;x/Patient",
                "/fhir/metadata%2f..%2fPatient",
                "/fhir/%50atient",
                "/fhir/%2e%2e/api/models",
                "/%66hir/Patient",
                "/models;x",
                "/;x",
                "/api;x=1/recordings/aa/reading",
                "/api//recordings/aa/reading"
            })
    void refusesAPathThatCanBeReadInTwoWays(String path) {
        assertThat(new RawHttp(url).send("GET " + path, "", NOTHING).status()).isEqualTo(400);
    }

    /** As HAPI's servers take it: a base that ends with a slash before a path that begins with one. */
    @Test
    void readsSeveralSlashesAsOne() {
        RawHttp raw = new RawHttp(url);

        RawHttp.Answer answer = raw.send("GET /fhir//Patient?_count=0&family=//x", "", NOTHING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("/fhir/Patient?_count=0&family=%2F%2Fx");
        assertThat(raw.send("GET /fhir///metadata", "", NOTHING).status()).isEqualTo(200);
        assertThat(raw.send("GET /fhir//../api/models", "", NOTHING).status()).isEqualTo(400);
        assertThat(calls.send("GET", "//Patient", BodyPublishers.noBody()).statusCode())
                .isEqualTo(401);
        assertThat(calls.send("GET", "//AuditEvent", BodyPublishers.noBody(), "Authorization", FhirCalls.ehr())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "fffffffffffffffff\r\n{}"})
    void hangsUpOnABrokenChunk(String chunks) {
        String answers = new RawHttp(url).exchange(postOf("Transfer-Encoding: chunked", chunks));

        assertThat(answers).isEmpty();
    }

    /** What one proxy takes for the body may be another's next request (RFC 9112, 6.1 and 11.2). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 76\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Transfer-Encoding: chunked"
            })
    void answersNothingThatComesBehindABodyInChunks(String headers) {
        String hidden = "GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\n\r\n";

        String answers = new RawHttp(url).exchange(postOf(headers, "0\r\n\r\n" + hidden));

        assertThat(answers).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
        assertThat(answers.toLowerCase(Locale.ROOT)).contains("connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Content-Length: 3\r\nContent-Length: 76"
            })
    void refusesABodyWhoseLengthCanBeReadInTwoWays(String headers) {
        String answers = new RawHttp(url)
                .exchange(postOf(headers, "0\r\n\r\nGET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        assertThat(answers).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1 ");
    }

    private static String postOf(String headers, String body) {
        return "POST /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + FhirCalls.ehr()
                + "\r\nContent-Type: application/fhir+json\r\n" + headers + "\r\n\r\n" + body;
    }

    @Test
    void refusesAPatchThatCopiesUntilMemoryIsFull() {
        String path = FhirCalls.path(calls.post(
                "/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Copied\"}]}"));
        String copies = IntStream.range(0, 60)
                .mapToObj(i -> "{\"op\":\"copy\",\"from\":\"/name\",\"path\":\"/name/0/x" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        HttpResponse<String> answer = calls.send(
                "PATCH",
                path,
                BodyPublishers.ofString(copies),
                "Content-Type",
                "application/json-patch+json",
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 422, "processing", null).endsWith("what comes of it is too large.");
    }

    @ParameterizedTest
    @CsvSource({"_lastUpdated,nonsense", "_id,nonsense", "birthdate,nonsense", "birthdate,2026-99-99", "family,a"})
    void refusesACursorThatItDidNotMake(String key, String value) {
        String cursor = Stream.of(value, "12")
                .map(part ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
        HttpResponse<String> answer = calls.get("/Patient?_sort=" + key + "&page-after=" + cursor);

        // a text is a place in the order, wherever it comes from
        assertThat(answer.statusCode()).isEqualTo(key.equals("_id") || key.equals("family") ? 200 : 400);
    }

    @Test
    void refusesMoreParametersThanItReads() {
        String form = IntStream.range(0, 1_100).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));

        refused(calls.post("/Patient/_search", "application/x-www-form-urlencoded", form), 400, "too-costly", null)
                .contains("parameters");
    }

    @ParameterizedTest
    @CsvSource({"50,active=true,200", "51,active=true,400", "5,organization.name=x,200"})
    void refusesASearchForTooMuch(int times, String criterion, int status) {
        assertThat(calls.get("/Patient?" + repeated(criterion, times)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "6,organization.name=x",
        "6,_has:Observation:subject:code=x",
        "31,_include=Patient:organization",
        "11,_sort=birthdate"
    })
    void refusesWhatCostsMuchSooner(int times, String criterion) {
        refused(calls.get("/Patient?" + repeated(criterion, times)), 400, "too-costly", null)
                .startsWith("The search has " + times);
    }

    private static String repeated(String parameter, int times) {
        return IntStream.range(0, times).mapToObj(i -> parameter).collect(Collectors.joining("&"));
    }

    @Test
    void letsNobodyOnTheWayKeepWhatItAnswers() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, FhirCalls.json(new Patient())));

        HttpResponse<String> read = calls.get(path);
        HttpResponse<String> created = calls.post("/Patient", FhirCalls.JSON, FhirCalls.json(new Patient()));

        assertThat(read.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(read.headers().allValues("Vary")).contains("Accept, Authorization, Prefer");
        assertThat(created.headers().firstValue("Cache-Control")).contains("private, no-store");
    }

    @Test
    void namesNobodyInItsMetrics() throws Exception {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, FhirCalls.json(new Patient())));
        calls.get(path);
        HttpRequest get = HttpRequest.newBuilder(url.toURI().resolve("/q/metrics"))
                .header("Authorization", FhirCalls.basic("admin", "admin"))
                .build();

        String metrics =
                HttpClient.newHttpClient().send(get, BodyHandlers.ofString()).body();

        assertThat(metrics).contains("/fhir/{type}/{id}").doesNotContain(path.substring(path.lastIndexOf('/') + 1));
    }
}
