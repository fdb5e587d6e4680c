package org.einthoven.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.physionet.MadeWfdb;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.importer.RecordingsOnDisk.Found;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {
    @TempDir
    Path folder;

    private final List<String> bodies = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/recordings", this::answer);
        server.start();
        for (SentFile file : MadeWfdb.files(MadeEcg.EIGHT_LEADS, false)) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
        Files.write(folder.resolve("a.xml"), MadeMuse.file(MadeEcg.EIGHT_LEADS).bytes());
        Files.writeString(folder.resolve("notes.txt"), "nothing to read");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Refuses what came from a cart, and takes WFDB. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        bodies.add(body);
        if (body.contains("too large")) {
            exchange.close();
            return;
        }
        boolean taken = body.contains("filename=\"made.hea\"");
        byte[] answer =
                (taken ? "{\"id\": \"1\"}" : "{\"detail\": \"lead V1 is torn\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(taken ? 201 : 422, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void findsRecordingsByTheirContentAndTheirPartsWithThem() throws IOException {
        List<Found> found = new RecordingsOnDisk().below(List.of(folder));

        assertThat(found)
                .containsExactly(
                        new Found(List.of(folder.resolve("a.xml"))),
                        new Found(List.of(folder.resolve("made.hea"), folder.resolve("made.dat"))));
    }

    @Test
    void goesOnAfterAFaultAndSaysSoInTheEnd() throws Exception {
        assertThat(run()).isEqualTo(1);

        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(1)).contains("name=\"zone\"\r\n\r\nEurope/Berlin", "filename=\"made.dat\"");
    }

    @Test
    void sendsAtTheNextStartOnlyWhatWasNotTaken() throws Exception {
        run();
        bodies.clear();
        run();

        assertThat(bodies).hasSize(1);
        assertThat(bodies.get(0)).contains("filename=\"a.xml\"");
    }

    @Test
    void takesPicturesAlongSinceAnEcgMayBePrinted() throws IOException {
        Path scan = folder.resolve("scan.jpg");
        Files.write(scan, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'});

        assertThat(new RecordingsOnDisk().below(List.of(folder))).contains(new Found(List.of(scan)));
    }

    /** As a server does at a file that is too large for it: it closes before it has read all. */
    @Test
    void goesOnWhereTheServerBreaksOff() throws Exception {
        Files.writeString(folder.resolve("a.xml"), "<!-- too large -->", StandardOpenOption.APPEND);

        assertThat(run()).isEqualTo(1);

        assertThat(bodies).as("the other one came after it").hasSize(2);
        assertThat(bodies.get(1)).contains("filename=\"made.dat\"");
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(ImportFiles.run()).isEqualTo(2);
        assertThat(ImportFiles.run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(ImportFiles.run(folder.toString(), "--speed", "3")).isEqualTo(2);
    }

    private int run() throws Exception {
        return ImportFiles.run(
                folder.toString(),
                "--server",
                "http://localhost:" + server.getAddress().getPort(),
                "--journal",
                folder.resolve("journal").toString(),
                "--zone",
                "Europe/Berlin");
    }
}
