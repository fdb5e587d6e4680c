package org.einthoven.hl7v2;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A clinic's interface engine: takes messages, and says to each what the test wants it to say. */
public final class Hl7Receiver implements AutoCloseable {

    private static final long PATIENCE_S = 180;
    private static final String WAIT = "wait";

    private final ServerSocket server;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    /** To the next messages, one after the other; the last to all that come then. */
    private volatile List<String> answers = List.of("AA");

    public Hl7Receiver(int port) throws IOException {
        server = new ServerSocket(port, 16, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "hl7-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param codes for MSA-1 of the next messages, the last for all after them; empty to hang up without a word */
    public synchronized void answer(String... codes) {
        answers = List.of(codes);
    }

    /** From now on keeps senders waiting until it is told what to answer. */
    public synchronized void keepWaiting() {
        answers = List.of(WAIT);
    }

    public String next() throws InterruptedException {
        String message = received.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message within " + PATIENCE_S + " s");
        }
        return message;
    }

    public boolean isEmpty() {
        return received.isEmpty();
    }

    private synchronized String nextAnswer() {
        List<String> now = answers;
        if (now.size() > 1) {
            answers = now.subList(1, now.size());
        }
        return now.get(0);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] frame = new MllpFrames(new BufferedInputStream(socket.getInputStream()), 10 << 20)
                        .next()
                        .orElseThrow();
                String message = new String(frame, StandardCharsets.UTF_8);
                String code = nextAnswer();
                if (code.equals(WAIT)) {
                    received.add(message);
                    awaitHangUp(socket);
                    continue;
                }
                if (!code.isEmpty()) {
                    String controlId = controlId(message);
                    String ack = "MSH|^~\\&|EHR|HOSPITAL|EINTHOVEN|EINTHOVEN|20260101||ACK^R01|1|P|2.5.1\rMSA|" + code
                            + "|" + controlId + "\r" + (code.equals("AA") ? "" : "ERR|||207|E\r");
                    MllpFrames.write(socket.getOutputStream(), ack.getBytes(StandardCharsets.UTF_8));
                }
                received.add(message);
            } catch (IOException hungUp) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(hungUp);
                }
            }
        }
    }

    /** Its sender has died, or lost patience. */
    private static void awaitHangUp(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // nothing more is said on a line that waits for its answer
            }
        } catch (IOException reset) {
            // that is hanging up too
        }
    }

    /** Of a message. */
    public static String controlId(String message) {
        return message.split("\r")[0].split("\\|")[9];
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
