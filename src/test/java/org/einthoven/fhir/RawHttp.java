package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Sends what no well-behaved client sends, byte by byte, to the server under test. */
final class RawHttp {

    private static final int PATIENCE_MS = 30_000;

    private final URL server;

    RawHttp(URL server) {
        this.server = server;
    }

    /** @param text the body, which must not be chunked any more */
    record Answer(int status, String head, String text) {

        OperationOutcomeIssueComponent issue() {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(OperationOutcome.class, text)
                    .getIssueFirstRep();
        }
    }

    /**
     * One request, signed in as the EHR, on a connection of its own.
     *
     * @param line such as {@code GET /fhir/Patient}, one byte a character
     * @param headers each with its line break
     */
    Answer send(String line, String headers, byte[] body) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            String head = line + " HTTP/1.1\r\nHost: " + server.getHost() + "\r\nConnection: close\r\nAuthorization: "
                    + FhirCalls.ehr() + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            return answer(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the server answers until it hangs up, which it must do. */
    String exchange(String bytes) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        String head = all.substring(0, end);
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean chunked = head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
        String text = new String(chunked ? joined(body) : body, StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(head.split(" ")[1]), head, text);
    }

    /** The chunks in one: each has its length in hexadecimal before it (RFC 9112, 7.1). */
    private static byte[] joined(byte[] chunks) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = at;
            while (chunks[line] != '\r') {
                line++;
            }
            int length = Integer.parseInt(new String(chunks, at, line - at, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return joined.toByteArray();
            }
            joined.write(chunks, line + 2, length);
            at = line + 2 + length + 2;
        }
    }
}
