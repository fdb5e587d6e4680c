package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.einthoven.FreePort;

/** A line for orders over TLS, on which each sender shows a certificate. */
public final class SecuredOrders implements QuarkusTestResourceLifecycleManager {
    static final String SERVER = "server";
    static final String KNOWN = "known-sender";
    static final String UNKNOWN = "unknown-sender";

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("orders-tls");
            TlsKeys keys = new TlsKeys(folder);
            keys.make(KNOWN);
            keys.make(UNKNOWN);
            return Map.of(
                    "test.tls-folder",
                    folder.toString(),
                    "einthoven.hl7v2.receive.port",
                    String.valueOf(FreePort.next()),
                    "einthoven.hl7v2.receive.tls",
                    "orders",
                    "einthoven.hl7v2.receive.message-time",
                    "PT2S",
                    "quarkus.tls.orders.key-store.p12.path",
                    keys.make(SERVER).toString(),
                    "quarkus.tls.orders.key-store.p12.password",
                    TlsKeys.PASSWORD,
                    "quarkus.tls.orders.trust-store.p12.path",
                    keys.trusting(KNOWN).toString(),
                    "quarkus.tls.orders.trust-store.p12.password",
                    TlsKeys.PASSWORD);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void stop() {}
}
