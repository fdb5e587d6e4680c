package org.einthoven.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.einthoven.importer.RecordingsOnDisk.Found;
import org.einthoven.importer.ServerClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClientTest {
    private static final String TAKEN = "{\"id\": \"1\"}";

    @TempDir
    Path folder;

    private final Queue<String> refusals = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean silent;
    private HttpServer server;
    private Found recording;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/api/recordings", this::answer);
        server.start();
        recording = new Found(List.of(Files.writeString(folder.resolve("a.csv"), "I\n1\n")));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestBody().readAllBytes();
        if (silent) {
            await();
        }
        String refusal = refusals.poll();
        byte[] answer = (refusal == null ? TAKEN : refusal).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refusal == null ? 201 : 503, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer sent(Duration patience) throws Exception {
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        return new ServerClient(here, "ehr", "ehr", Map.of(), patience).send(recording);
    }

    @Test
    void triesAgainWhereTheServerOrWhatStandsBeforeItIsBusy() throws Exception {
        refusals.addAll(List.of("{\"code\": \"busy\"}", "<html>no server yet</html>"));

        assertThat(sent(Duration.ofMinutes(1)).isTaken()).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void saysAtOnceThatThereIsNoRoomForAPageWhichNoWaitingMakes() throws Exception {
        refusals.add("{\"code\": \"no-room-for-page\", \"detail\": \"200 pages wait\"}");

        assertThat(sent(Duration.ofMinutes(1))).isEqualTo(new Answer(503, "200 pages wait"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void saysThatAFileMayHaveBeenTakenWhereTheServerIsSilent() throws Exception {
        silent = true;

        assertThat(sent(Duration.ofMillis(300)).detail()).startsWith("it timed out, and was perhaps taken");
    }

    @Test
    void saysThatNobodyIsThereWhereNobodyTakesACall() {
        assertThatThrownBy(() -> ServerClient.unanswered(new HttpConnectTimeoutException("connect timed out")))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> ServerClient.unanswered(new ConnectException("refused")))
                .isInstanceOf(ConnectException.class);
    }
}
