package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender sees whose request is wrong on the outside: verb, address, headers, size. Always an OperationOutcome. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadRequestTest extends OverHttp {

    /** Whatever became of it, the next sender is served. */
    @Test
    void survivesSixtyMegabytes() {
        HttpResponse<String> answer =
                calls.post("/Observation", FhirCalls.JSON, "{\"resourceType\":\"" + "a".repeat(60_000_000));

        refused(answer, 413, "too-long", null)
                .isEqualTo("The body is larger than 50 MiB: send a shorter recording or fewer leads.");
        assertThat(calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.WATCH))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesGzipButNotABombOfIt() {
        assertThat(postGzip(Examples.text(Examples.WATCH)).statusCode()).isEqualTo(201);
        refused(postGzip(" ".repeat(60_000_000)), 413, "too-long", null).startsWith("The body is larger than 50 MiB");
        refused(
                        calls.send(
                                "POST",
                                "/Observation",
                                BodyPublishers.ofString("no gzip"),
                                "Content-Type",
                                FhirCalls.JSON,
                                "Content-Encoding",
                                "gzip",
                                "Authorization",
                                FhirCalls.ehr()),
                        400,
                        "structure",
                        null)
                .contains("not what gzip makes");
    }

    private HttpResponse<String> postGzip(String body) {
        return postPacked("gzip", packed(body));
    }

    private static byte[] packed(String body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> postPacked(String encoding, byte[] body) {
        return calls.send(
                "POST",
                "/Observation",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                FhirCalls.JSON,
                "Content-Encoding",
                encoding,
                "Authorization",
                FhirCalls.ehr());
    }

    @ParameterizedTest
    @CsvSource({"text/turtle", "application/fhir+turtle", "application/x-turtle", "application/fhir+ndjson", "text/csv"
    })
    void refusesFhirInFormsThatItDoesNotRead(String mediaType) {
        refused(calls.post("/Observation", mediaType, "<a> a fhir:Observation ."), 415, "not-supported", null)
                .isEqualTo("Media type " + mediaType + " is not understood: send application/fhir+json or +xml.");
    }

    @Test
    void refusesToAnswerInTurtleButNotWhoeverAlsoTakesJson() {
        refused(calls.get("/Patient", "Accept", "text/turtle"), 406, "not-supported", null);
        refused(calls.get("/Patient?_format=ttl"), 406, "not-supported", null);

        HttpResponse<String> answer =
                calls.get("/Patient?_count=1", "Accept", "text/turtle, application/fhir+json;q=0.5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
    }

    @ParameterizedTest
    @CsvSource({"deflate", "br", "foo", "'gzip, gzip'"})
    void refusesAPackingThatItDoesNotKnow(String encoding) {
        refused(postPacked(encoding, new byte[] {1}), 415, "not-supported", null)
                .isEqualTo("Content-Encoding " + encoding
                        + " is not understood: send the body as it is, or packed with gzip.");
    }

    @Test
    void refusesAPackedForm() {
        HttpResponse<String> answer = calls.send(
                "POST",
                "/Patient/_search",
                BodyPublishers.ofByteArray(packed("name=a")),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Content-Encoding",
                "gzip",
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 415, "not-supported", null).startsWith("Content-Encoding gzip is not understood");
    }

    @ParameterizedTest
    @CsvSource({"GZIP", "x-gzip", "Gzip"})
    void knowsGzipByAnyOfItsNames(String encoding) {
        assertThat(postPacked(encoding, packed(Examples.text(Examples.WATCH))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesABodyThatIsSentAsItIs() {
        assertThat(postPacked("Identity", Examples.text(Examples.WATCH).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesAChunkedBodyThatIsTooLarge() {
        BodyPublisher withoutLength = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(" ".repeat(60_000_000).getBytes(StandardCharsets.US_ASCII)));

        HttpResponse<String> answer = calls.send(
                "POST",
                "/Observation",
                withoutLength,
                "Content-Type",
                FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 413, "too-long", null)
                .isEqualTo("The body is larger than 50 MiB: send a shorter recording or fewer leads.");
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        refused(calls.get("/Patient?name=" + "a".repeat(8_000)), 414, "too-long", null)
                .isEqualTo("The address has more than 8000 characters: send a search as POST [type]/_search.");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        refused(calls.get("/Patient", "X-Note", "a".repeat(17_000)), 431, "too-long", null)
                .isEqualTo("The headers are larger than 16 KiB.");
    }

    @ParameterizedTest
    @CsvSource({"FOO", "get", "TRACE", "PROPFIND"})
    void refusesVerbsThatFhirDoesNotHave(String verb) {
        RawHttp.Answer answer = new RawHttp(url).send(verb + " /fhir/Patient", "", new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.issue().getCode().toCode()).isEqualTo("not-supported");
        assertThat(answer.issue().getDiagnostics()).startsWith(verb + " is not possible here");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,PATIENT/_history/1",
        "PUT,PATIENT/_history/1",
        "PATCH,PATIENT/_history/1",
        "DELETE,PATIENT/_history",
        "POST,/Patient/_history",
        "PUT,/Patient/_history",
        "DELETE,/Patient/_history",
        "DELETE,/_history"
    })
    void writesNothingToWhatWas(String verb, String address) {
        String patient = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));
        String body = "{\"resourceType\":\"Patient\",\"active\":true}";

        HttpResponse<String> answer = calls.send(
                verb,
                address.replace("PATIENT", patient),
                BodyPublishers.ofString(body),
                "Content-Type",
                verb.equals("PATCH") ? "application/json-patch+json" : FhirCalls.JSON,
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 405, "not-supported", null).startsWith(verb + " is not possible here");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(calls.get(patient).body()).contains("\"versionId\":\"1\"");
    }

    /** A length that cannot be trusted ends the connection, before anything behind it is taken for a request. */
    @ParameterizedTest
    @CsvSource({"Content-Length: -5", "Content-Length: abc", "'Content-Length: 2|Content-Length: 3'"})
    void refusesALengthThatIsNone(String headers) {
        String lines = "Content-Type: application/fhir+json\r\n" + headers.replace("|", "\r\n") + "\r\n";

        RawHttp.Answer answer = new RawHttp(url)
                .send("POST /fhir/Patient", lines, "{} GET /fhir/Patient".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/fhir/Patient?name=%zz", "/fhir/Patient?name=%", "/fhir/Patient/%zz"})
    void saysHowAPercentSignIsWritten(String target) {
        RawHttp.Answer answer = new RawHttp(url).send("GET " + target, "", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.issue().getDiagnostics()).contains("write %25");
    }

    @Test
    void refusesATextThatIsNotUtf8() {
        refused(calls.get("/Patient?name=%ff%fe"), 400, "invalid", null).contains("not in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"/?a=b|c", "/api/models?a=%zz", "/login|"})
    void leavesBadAddressesElsewhereRefused(String target) {
        assertThat(new RawHttp(url).send("GET " + target, "", new byte[0]).status())
                .isEqualTo(400);
    }
}
