package org.einthoven.hl7v2;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.einthoven.hl7v2.MllpFrames.TooLarge;
import org.jboss.logging.Logger;

/**
 * One line on which messages come, one after the other. Where nothing comes for long, or a message or the taking of an
 * answer takes too long, {@link #endIfLate} hangs up, from another thread.
 */
final class OrderLine implements Runnable {
    private static final Logger LOG = Logger.getLogger(OrderLine.class);

    /** For keeping a message and writing the answer. */
    private static final long ANSWERED_WITHIN_NS = 90_000_000_000L;

    private final Socket socket;
    private final OrderTaker taker;
    private final Hl7Settings.Receive settings;
    private volatile long deadline;
    private volatile boolean inMessage;

    OrderLine(Socket socket, OrderTaker taker, Hl7Settings.Receive settings) {
        this.socket = socket;
        this.taker = taker;
        this.settings = settings;
        rest();
    }

    @Override
    public void run() {
        String address = socket.getInetAddress().getHostAddress();
        try (socket) {
            InputStream in = new BufferedInputStream(new Watched(socket.getInputStream()));
            try {
                serve(new MllpFrames(in, Math.toIntExact(settings.largest().asLongValue())), address);
            } catch (TooLarge large) {
                send(taker.tooLarge(large.beginning(), address));
                socket.shutdownOutput();
                // who hears nothing before has sent it all
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException broken) {
            // whoever sends has no acknowledgement, and sends again
            LOG.infof("The HL7 v2 line from %s broke: %s", address, broken.getMessage());
        }
    }

    private void serve(MllpFrames frames, String address) throws IOException {
        Optional<byte[]> message = frames.next();
        while (message.isPresent()) {
            inMessage = true;
            deadline = System.nanoTime() + ANSWERED_WITHIN_NS;
            send(taker.take(message.get(), address));
            rest();
            message = frames.next();
        }
    }

    private void send(List<byte[]> answers) throws IOException {
        for (byte[] answer : answers) {
            MllpFrames.write(socket.getOutputStream(), answer);
        }
    }

    private void rest() {
        inMessage = false;
        deadline = System.nanoTime() + settings.idleTime().toNanos();
    }

    boolean isInMessage() {
        return inMessage;
    }

    void endIfLate() {
        if (System.nanoTime() - deadline > 0) {
            end();
        }
    }

    void end() {
        try {
            socket.close();
        } catch (IOException closed) {
            LOG.debug("closing a line", closed);
        }
    }

    /** Knows when a message begins. */
    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("read through a buffer");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > 0 && !inMessage) {
                inMessage = true;
                deadline = System.nanoTime() + settings.messageTime().toNanos();
            }
            return read;
        }
    }
}
