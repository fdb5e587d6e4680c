package org.einthoven.hl7v2;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages on a line: a vertical tab, the message, a file separator and a carriage return (HL7 v2.5.1, Implementation
 * Guide, appendix C: minimal lower layer protocol). Not for several threads.
 */
final class MllpFrames {
    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int LAST = 0x0D;

    /** Noise between two messages that is put up with: line ends of those who type. */
    private static final int MOST_NOISE = 64;

    private final InputStream in;
    private final int limit;

    /**
     * @param in buffered
     * @param limit bytes of the largest message that is taken
     */
    MllpFrames(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Somebody speaks something else, or too much of it. */
    static class NotMllp extends IOException {
        private static final long serialVersionUID = 1L;

        NotMllp(String what) {
            super(what);
        }
    }

    /** A message is longer than is taken. */
    static final class TooLarge extends NotMllp {
        private static final long serialVersionUID = 1L;
        private static final int LONGEST_BEGINNING = 1 << 10;

        private final transient byte[] beginning;

        TooLarge(int limit, byte[] message) {
            super("The message has more than " + limit + " bytes.");
            this.beginning = Arrays.copyOf(message, Math.min(message.length, LONGEST_BEGINNING));
        }

        /** Its first bytes, by which its sender knows it. */
        byte[] beginning() {
            return beginning.clone();
        }
    }

    static void write(OutputStream out, byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[message.length + 1] = END;
        frame[message.length + 2] = LAST;
        out.write(frame);
        out.flush();
    }

    /** The next message; empty where the other side hung up between two. */
    Optional<byte[]> next() throws IOException {
        if (!begins()) {
            return Optional.empty();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int next = read();
            if (next == END) {
                int last = read();
                if (last == LAST) {
                    return Optional.of(message.toByteArray());
                }
                message.write(next);
                next = last;
            }
            if (message.size() >= limit) {
                throw new TooLarge(limit, message.toByteArray());
            }
            message.write(next);
        }
    }

    private boolean begins() throws IOException {
        for (int i = 0; i < MOST_NOISE; i++) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            if (next == START) {
                return true;
            }
            if (next != '\r' && next != '\n') {
                throw new NotMllp("A message begins with the byte 0x0B.");
            }
        }
        throw new NotMllp("A message begins with the byte 0x0B.");
    }

    private int read() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("The other side hung up in the middle of a message.");
        }
        return next;
    }
}
