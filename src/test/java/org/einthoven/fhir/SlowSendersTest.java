package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send a byte now and then must cost the server a connection each, not a thread each. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SlowSendersTest {

    /** More than the server has workers. */
    private static final int SENDERS = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path ECG = Path.of("docs/examples/ecg-lead-ii.json");

    @TestHTTPResource("/")
    URL url;

    private final HttpClient http = HttpClient.newHttpClient();
    private FhirCalls calls;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url + "fhir");
    }

    @Test
    void servesOthersWhileHundredsSendSlowly() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SENDERS; i++) {
                slow.add(begin());
            }
            for (int round = 0; round < 3; round++) {
                for (Socket sender : slow) {
                    sender.getOutputStream().write(' ');
                }
                HttpResponse<String> posted = calls.post("/Observation", FhirCalls.JSON, Files.readString(ECG));
                assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
                assertThat(page("login").statusCode()).isEqualTo(200);
            }
        } finally {
            for (Socket sender : slow) {
                sender.close();
            }
        }
    }

    @Test
    void takesWhatCameSlowlyOnceItIsWhole() throws Exception {
        byte[] body = Files.readAllBytes(ECG);
        try (Socket sender = connect()) {
            sender.getOutputStream().write(head(body.length));
            for (byte next : body) {
                sender.getOutputStream().write(next);
            }

            assertThat(firstLine(sender)).isEqualTo("HTTP/1.1 201 Created");
        }
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(url.toURI().resolve("fhir/Observation"))
                .timeout(PATIENCE)
                .header("Authorization", FhirCalls.ehr())
                .header("Content-Type", FhirCalls.JSON)
                .expectContinue(true)
                .POST(BodyPublishers.ofFile(ECG))
                .build();

        assertThat(http.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    }

    private Socket begin() throws IOException {
        Socket sender = connect();
        sender.getOutputStream().write(head(10_000));
        sender.getOutputStream().write('{');
        return sender;
    }

    private Socket connect() throws IOException {
        Socket sender = new Socket(url.getHost(), url.getPort());
        sender.setTcpNoDelay(true);
        return sender;
    }

    private byte[] head(int length) {
        return ("POST /fhir/Observation HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + FhirCalls.ehr()
                        + "\r\nContent-Type: " + FhirCalls.JSON + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String firstLine(Socket sender) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = sender.getInputStream().read();
                c != '\r' && c >= 0;
                c = sender.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private HttpResponse<String> page(String path) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(url.toURI().resolve(path))
                .timeout(PATIENCE)
                .build();
        return http.send(get, BodyHandlers.ofString());
    }
}
