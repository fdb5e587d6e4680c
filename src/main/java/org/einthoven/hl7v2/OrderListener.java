package org.einthoven.hl7v2;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens for systems that order over MLLP, where a port is set; a thread for each line, and no more lines than are set. */
@ApplicationScoped
class OrderListener {
    private static final Logger LOG = Logger.getLogger(OrderListener.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(10);

    private final Hl7Settings.Receive settings;
    private final OrderTaker taker;
    private final TlsConfigurationRegistry tls;
    private final MeterRegistry meters;
    private final Set<OrderLine> lines = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket server;

    OrderListener(Hl7Settings settings, OrderTaker taker, TlsConfigurationRegistry tls, MeterRegistry meters) {
        this.settings = settings.receive();
        this.taker = taker;
        this.tls = tls;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        if (settings.port().isEmpty()) {
            return;
        }
        settings.zone().ifPresent(ZoneId::of); // or the first message would find it wrong
        ServerSocket listening = listen(settings.port().getAsInt());
        server = listening;
        meters.gauge("einthoven.hl7v2.lines", lines, Set::size);
        thread("hl7v2-listener", () -> accept(listening));
        thread("hl7v2-watch", () -> watch(listening));
        LOG.infof("Orders are taken over MLLP at %s", listening.getLocalSocketAddress());
    }

    private ServerSocket listen(int port) {
        try {
            ServerSocket socket =
                    sockets().createServerSocket(port, settings.connections(), InetAddress.getByName(settings.host()));
            if (socket instanceof SSLServerSocket secured) {
                secured.setNeedClientAuth(configuration().getTrustStore() != null);
            }
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "HL7 v2 orders cannot be listened for at " + settings.host() + ":" + port, taken);
        }
    }

    private ServerSocketFactory sockets() {
        if (settings.tls().isEmpty()) {
            return ServerSocketFactory.getDefault();
        }
        try {
            return configuration().createSSLContext().getServerSocketFactory();
        } catch (Exception unusable) {
            throw new IllegalStateException("The TLS configuration for HL7 v2 orders cannot be used", unusable);
        }
    }

    private TlsConfiguration configuration() {
        String name = settings.tls().orElseThrow();
        return tls.get(name)
                .orElseThrow(() -> new IllegalStateException("There is no TLS configuration named " + name));
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                take(listening.accept());
            } catch (IOException failed) {
                if (!listening.isClosed()) {
                    LOG.warnf("A line for HL7 v2 orders could not be opened: %s", failed.getMessage());
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                }
            }
        }
    }

    private void take(Socket socket) throws IOException {
        if (lines.size() >= settings.connections()) {
            meters.counter("einthoven.hl7v2.refused_lines").increment();
            socket.close();
            return;
        }
        OrderLine line = new OrderLine(socket, taker, settings);
        lines.add(line);
        thread("hl7v2-line", () -> {
            try {
                line.run();
            } finally {
                lines.remove(line);
            }
        });
    }

    private void watch(ServerSocket listening) {
        while (!listening.isClosed()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            lines.forEach(OrderLine::endIfLate);
        }
    }

    /** What is on its way in may still be answered. */
    void stop(@Observes ShutdownEvent event) throws IOException {
        ServerSocket listening = server;
        if (listening == null) {
            return;
        }
        listening.close();
        long limit = System.nanoTime() + PATIENCE_AT_SHUTDOWN.toNanos();
        while (lines.stream().anyMatch(OrderLine::isInMessage) && System.nanoTime() < limit) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        lines.forEach(OrderLine::end);
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
