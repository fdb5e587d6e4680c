package org.einthoven;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * For a listener that a test starts later, or several times. Below those that systems give to connections that go out (Linux: from
 * 32768 on, others from 49152 on): one of these could be taken meanwhile by any client of the same tests.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int TRIES = 100;

    private FreePort() {}

    public static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one then
            }
        }
        throw new IllegalStateException("no port is free between " + FIRST + " and " + LAST);
    }
}
