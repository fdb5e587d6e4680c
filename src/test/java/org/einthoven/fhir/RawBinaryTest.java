package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Binaries that are sent and read as what they are (binary.html). */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RawBinaryTest extends OverHttp {

    /** The beginning of a PNG is no UTF-8, 1e99999 no number, EF BB BF a mark that parsers pass over. */
    private static final byte[] PICTURE =
            "\u00ef\u00bb\u00bf\u0089PNG\r\n\u001a\n\u0000\u00ff1e99999".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void areWrittenAndReadByHapisClient() {
        IGenericClient client = calls.client("ehr");
        Binary sent = new Binary().setContentType("image/png").setData(PICTURE);

        IIdType id = client.create().resource(sent).execute().getId();
        Binary read =
                client.read().resource(Binary.class).withId(id.getIdPart()).execute();
        sent.setId(id.getIdPart());
        sent.setContentType("image/gif");
        client.update().resource(sent).execute();

        assertThat(read.getContentType()).isEqualTo("image/png");
        assertThat(read.getData()).isEqualTo(PICTURE);
        assertThat(calls.get("/Binary/" + id.getIdPart(), "Accept", FhirCalls.JSON)
                        .body())
                .contains("\"contentType\":\"image/gif\"")
                .contains("\"versionId\":\"2\"");
    }

    @Test
    void comeBackAsTheyWereUnderAnIdOfTheSendersOwn() {
        String path = "/Binary/" + UUID.randomUUID();

        HttpResponse<String> put = send("PUT", path, "text/csv", "a;b", "X-Security-Context", "Patient/none");
        HttpResponse<String> read = calls.get(path, "Accept", "text/csv");

        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        assertThat(read.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(read.body()).isEqualTo("a;b");
        assertThat(calls.get(path, "Accept", FhirCalls.JSON).body())
                .contains("\"securityContext\":{\"reference\":\"Patient/none\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "application/json;{\"samples\":[1,2]};application/json",
                "application/xml;<svg/>;application/xml",
                "application/fhir+json;{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\"};text/plain"
            })
    void areFhirOnlyWhereTheySaySo(String sent, String body, String kept) {
        HttpResponse<String> created = send("POST", "/Binary", sent, body);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(calls.get(FhirCalls.path(created), "Accept", FhirCalls.JSON).body())
                .contains("\"contentType\":\"" + kept + "\"");
    }

    @Test
    void areRefusedWhereTheirTypeIsNone() {
        refused(send("POST", "/Binary", "picture", "x"), 422, "value", "Binary.contentType")
                .contains("is not a media type");
    }

    @ParameterizedTest
    @CsvSource({"POST,/Patient", "PUT,/Patient/a", "POST,/Binary/_search", "POST,/Binary/$validate"})
    void areTakenNowhereElse(String method, String path) {
        assertThat(send(method, path, "image/png", "x").statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String... more) {
        String[] headers = new String[more.length + 4];
        System.arraycopy(more, 0, headers, 4, more.length);
        headers[0] = "Authorization";
        headers[1] = FhirCalls.ehr();
        headers[2] = "Content-Type";
        headers[3] = type;
        return calls.send(method, path, BodyPublishers.ofString(body), headers);
    }
}
