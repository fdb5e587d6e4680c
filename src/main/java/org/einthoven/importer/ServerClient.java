package org.einthoven.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.importer.RecordingsOnDisk.Found;

/** Posts recordings to a server. */
final class ServerClient {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Servers take 50 MB unless they are set otherwise; more would not fit here. */
    static final int MOST_BYTES = 1 << 28;

    private static final int ATTEMPTS = 5;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI recordings;
    private final String authorization;
    private final Map<String, String> fields;
    private final Duration patience;

    ServerClient(URI server, String user, String password, Map<String, String> fields) {
        this(server, user, password, fields, PATIENCE);
    }

    /** @param patience in which a server has to answer */
    ServerClient(URI server, String user, String password, Map<String, String> fields, Duration patience) {
        this.patience = patience;
        this.recordings = server.resolve("/api/recordings");
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.fields = fields;
    }

    /** @param detail the id of the recording, or what is wrong with it */
    record Answer(int status, String detail) {
        boolean isTaken() {
            return status == 200 || status == 201;
        }

        /** Whether the server would answer any other file in the same way. */
        boolean isFinal() {
            return status == 401 || status == 403 || status == 404;
        }
    }

    /**
     * Waits and tries again where the server is busy. A recording that cannot be read here, or at which the server breaks off as it
     * does where one is too large, is refused like any other that is wrong.
     *
     * @throws ConnectException where no server answers
     */
    Answer send(Found recording) throws ConnectException, InterruptedException {
        try {
            long bytes = 0;
            for (Path file : recording.files()) {
                bytes += Files.size(file);
            }
            return bytes > MOST_BYTES
                    ? new Answer(0, "it has " + (bytes >> 20) + " MiB, more than can be sent")
                    : sent(recording);
        } catch (IOException broken) {
            return unanswered(broken);
        }
    }

    /** @throws ConnectException where no server answers, or none in the time that it has to take a call */
    static Answer unanswered(IOException broken) throws ConnectException {
        if (broken instanceof ConnectException nobody) {
            throw nobody;
        }
        if (broken instanceof HttpConnectTimeoutException) {
            throw new ConnectException(broken.getMessage());
        }
        return new Answer(
                0,
                broken instanceof HttpTimeoutException
                        ? "it timed out, and was perhaps taken: send it again, nothing is taken twice"
                        : "it was not sent, being too large or not to be read: " + broken.getMessage());
    }

    private Answer sent(Found recording) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(recordings)
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body(recording, boundary)))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        for (int attempt = 1; isBusy(response) && attempt < ATTEMPTS; attempt++) {
            Thread.sleep(Duration.ofSeconds(attempt).toMillis());
            response = http.send(request, BodyHandlers.ofString());
        }
        return new Answer(response.statusCode(), detail(response));
    }

    /** What else a server cannot do now takes it minutes, or a reader days, as room for one more page does. */
    private boolean isBusy(HttpResponse<String> response) {
        String code = body(response).path("code").asText(Fault.BUSY.code());
        return response.statusCode() == Fault.BUSY.httpStatus()
                && Stream.of(Fault.BUSY, Fault.DATABASE_GONE).map(Fault::code).anyMatch(code::equals);
    }

    private String detail(HttpResponse<String> response) {
        JsonNode body = body(response);
        String field = body.hasNonNull("id") ? "id" : "detail";
        return body.path(field).asText("HTTP " + response.statusCode());
    }

    /** Nothing where something between here and the server answers that speaks no JSON. */
    private JsonNode body(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private byte[] body(Found recording, String boundary) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> text(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        for (Path file : recording.files()) {
            String name = file.getFileName().toString().replaceAll("[\"\\r\\n]", "_");
            text(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.write(Files.readAllBytes(file));
            text(body, "\r\n");
        }
        text(body, "--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
