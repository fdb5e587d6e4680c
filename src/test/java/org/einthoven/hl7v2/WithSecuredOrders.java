package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.einthoven.TestDatabase;

/** The server as a clinic runs it whose systems order over TLS, each with a certificate. */
public final class WithSecuredOrders implements QuarkusTestProfile {
    static final String SERVER = "server";
    static final String KNOWN = "known-sender";
    static final String UNKNOWN = "unknown-sender";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(TestDatabase.class),
                new TestResourceEntry(WithOrders.FreePort.class),
                new TestResourceEntry(Certificates.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "einthoven.hl7v2.receive.tls",
                "orders",
                "einthoven.hl7v2.receive.message-time",
                "PT2S",
                "quarkus.tls.orders.key-store.p12.password",
                TlsKeys.PASSWORD,
                "quarkus.tls.orders.trust-store.p12.password",
                TlsKeys.PASSWORD);
    }

    public static final class Certificates implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                Path folder = Files.createTempDirectory("orders-tls");
                TlsKeys keys = new TlsKeys(folder);
                keys.make(KNOWN);
                keys.make(UNKNOWN);
                return Map.of(
                        "test.tls-folder", folder.toString(),
                        "quarkus.tls.orders.key-store.p12.path",
                                keys.make(SERVER).toString(),
                        "quarkus.tls.orders.trust-store.p12.path",
                                keys.trusting(KNOWN).toString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void stop() {}
    }
}
