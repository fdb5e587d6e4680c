package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingReader;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large answers reach every client whole, however it reads, and hold neither thread nor memory of those who do not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AnswersTest {

    /** More than the server has workers. */
    private static final int IDLE_READERS = 250;

    private static final int READS = 1_000;
    private static final int PATIENCE_MS = 120_000;

    @TestHTTPResource("/fhir")
    URL url;

    @Inject
    BodyDelivery delivery;

    private FhirCalls calls;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url.toString());
    }

    @Test
    void losesNoAnswerWhenManyAreReadAtOnce() throws Exception {
        String address = store(4_000) + "?_format=xml";
        byte[] expected = read(address, "", Integer.MAX_VALUE).body();
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> reads = IntStream.range(0, READS)
                    .<Callable<byte[]>>mapToObj(
                            i -> () -> read(address, "", Integer.MAX_VALUE).body())
                    .toList();
            for (Future<byte[]> answer : readers.invokeAll(reads)) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        } finally {
            readers.shutdownNow();
            assertThat(readers.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS))
                    .isTrue();
        }
    }

    @Test
    void givesThoseWhoReadSlowlyEverything() throws Exception {
        String address = store(400_000);

        Answer slow = read(address, "", 1_000);

        assertThat(slow.head()).contains("200 OK");
        assertThat(slow.body()).isEqualTo(read(address, "", Integer.MAX_VALUE).body());
    }

    @Test
    void packsForThoseWhoUnpack() throws Exception {
        String address = store(9_000);
        byte[] plain = read(address, "", Integer.MAX_VALUE).body();

        Answer packed = read(address, "Accept-Encoding: deflate, gzip\r\n", Integer.MAX_VALUE);

        assertThat(packed.head().lines()).containsOnlyOnce("Content-Encoding: gzip", "Vary: Accept-Encoding");
        assertThat(packed.body().length).isLessThan(plain.length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain);
        assertThat(read(address, "Accept-Encoding: gzip;q=0\r\n", Integer.MAX_VALUE)
                        .body())
                .isEqualTo(plain);
    }

    @Test
    void servesOthersWhileManyDoNotRead() throws Exception {
        String address = store(100_000);
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_READERS; i++) {
                idle.add(asked(address, "", 1_024));
            }

            assertThat(read("/fhir/metadata", "", Integer.MAX_VALUE).head()).contains("200 OK");
        } finally {
            for (Socket reader : idle) {
                reader.close();
            }
        }
    }

    @Test
    void keepsNothingForClientsThatHangUp() throws Exception {
        String address = store(400_000);
        awaitWaiting(0);
        for (int i = 0; i < 10; i++) {
            try (Socket gone = asked(address, "", 1_024)) {
                assertThat(gone.getInputStream().read()).isEqualTo('H');
                assertThat(delivery.waiting()).isPositive();
            }
        }

        awaitWaiting(0);
    }

    private void awaitWaiting(long bytes) {
        Instant end = Instant.now().plus(Duration.ofMillis(PATIENCE_MS));
        while (delivery.waiting() != bytes && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(delivery.waiting()).isEqualTo(bytes);
    }

    /** The example with so many samples; the address of what became of it. */
    private String store(int samples) throws IOException {
        Observation observation = Examples.observation(Examples.WATCH);
        observation
                .getValueSampledData()
                .setPeriod(2)
                .setData(IntStream.range(0, samples)
                        .mapToObj(i -> Integer.toString(i * 7919 % 2000))
                        .reduce(
                                new StringBuilder(),
                                (text, value) -> text.append(value).append(' '),
                                StringBuilder::append)
                        .toString()
                        .strip());
        var stored = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        String location = stored.headers().firstValue("Location").orElseThrow();
        return location.substring(location.indexOf("/fhir/"), location.indexOf("/_history"));
    }

    private record Answer(String head, byte[] body) {}

    /** @param window bytes that the client's socket takes at a time */
    private Answer read(String address, String headers, int window) throws IOException {
        try (Socket socket = asked(address, headers, window)) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            return new Answer(head.toString(), in.readAllBytes());
        }
    }

    private Socket asked(String address, String headers, int window) throws IOException {
        Socket socket = new Socket();
        if (window < Integer.MAX_VALUE) {
            socket.setReceiveBufferSize(window);
        }
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        socket.getOutputStream()
                .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                + FhirCalls.ehr() + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
