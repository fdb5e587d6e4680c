package org.einthoven;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a server and its database, which can be cut and joined again. */
final class CutWire implements AutoCloseable {
    private static final int AT_ONCE = 1 << 16;

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket entrance;

    /** @param target port of the database on this machine */
    CutWire(int target) throws IOException {
        this.target = target;
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        start("wire", () -> accept(socket));
        return socket;
    }

    /** By which the server reaches the database. */
    int port() {
        return port;
    }

    /** Ends all that goes through, in the middle of a word, and lets nobody in. */
    synchronized void cut() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    synchronized void join() throws IOException {
        entrance = listen(port);
    }

    private void accept(ServerSocket socket) {
        while (true) {
            try {
                Socket near = socket.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                start("to database", () -> carry(near, far));
                start("from database", () -> carry(far, near));
            } catch (IOException cut) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[AT_ONCE];
        try (Closeable near = from;
                Closeable far = to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
        } catch (IOException cut) {
            // what was on its way is lost, as it is on a wire
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            cut();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
