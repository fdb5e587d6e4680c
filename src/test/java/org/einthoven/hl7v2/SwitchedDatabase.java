package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.jspecify.annotations.Nullable;

/** The real database behind a switch: off, it is as gone as a machine that has died. */
public final class SwitchedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final Pattern ADDRESS = Pattern.compile("(.*//127\\.0\\.0\\.1:)(\\d+)(/.*)");

    private static volatile boolean on = true;
    private static final Set<Socket> LINES = ConcurrentHashMap.newKeySet();

    private final TestDatabase database = new TestDatabase();
    private @Nullable ServerSocket front;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(database.start());
        Matcher address = ADDRESS.matcher(settings.get(URL));
        if (!address.matches()) {
            throw new IllegalStateException("no port in " + settings.get(URL));
        }
        int behind = Integer.parseInt(address.group(2));
        try {
            ServerSocket listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
            front = listening;
            thread(() -> accept(listening, behind));
            settings.put(URL, address.group(1) + listening.getLocalPort() + address.group(3));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return settings;
    }

    static void off() {
        on = false;
        LINES.forEach(SwitchedDatabase::close);
    }

    static void on() {
        on = true;
    }

    private static void accept(ServerSocket listening, int behind) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (on) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                    LINES.add(client);
                    LINES.add(server);
                    thread(() -> copy(client, server));
                    thread(() -> copy(server, client));
                } else {
                    client.close();
                }
            } catch (IOException closed) {
                // the test is over, or the database is
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // that is what it is for
        } finally {
            LINES.remove(from);
            LINES.remove(to);
        }
    }

    private static void close(Socket line) {
        try {
            line.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "switched-database");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        try {
            if (front != null) {
                front.close();
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } finally {
            database.stop();
        }
    }
}
