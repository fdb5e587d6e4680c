package org.einthoven.hl7v2;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line from a system that orders. */
final class OrderSender implements AutoCloseable {
    private final Socket socket;
    private final MllpFrames frames;

    OrderSender(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    OrderSender(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(60_000);
        frames = new MllpFrames(new BufferedInputStream(socket.getInputStream()), 1 << 20);
    }

    /** The answer to {@code message}. */
    String send(String message) throws IOException {
        return send(message, StandardCharsets.UTF_8);
    }

    String send(String message, Charset charset) throws IOException {
        MllpFrames.write(socket.getOutputStream(), message.getBytes(charset));
        return new String(frames.next().orElseThrow(), charset);
    }

    /** Bytes as they are. */
    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** What comes without being asked; empty where the server hangs up. */
    Optional<String> next() throws IOException {
        return frames.next().map(answer -> new String(answer, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
