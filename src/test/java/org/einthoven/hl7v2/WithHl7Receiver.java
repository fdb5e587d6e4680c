package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.einthoven.TestDatabase;

/** The server as a clinic runs it whose systems want HL7 v2, and not patiently. */
public final class WithHl7Receiver implements QuarkusTestProfile {

    static final int ATTEMPTS = 3;

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class), new TestResourceEntry(FreePort.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "einthoven.hl7v2.send.host", "127.0.0.1",
                "einthoven.hl7v2.send.preliminary", "true",
                "einthoven.hl7v2.send.timeout", "PT5S",
                "einthoven.outbox.poll-every", "PT0.2S",
                "einthoven.outbox.retry-after", "PT0.2S",
                "einthoven.outbox.attempts", String.valueOf(ATTEMPTS));
    }

    /** For a receiver that the test starts, and may leave out. */
    public static final class FreePort implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return Map.of("einthoven.hl7v2.send.port", String.valueOf(socket.getLocalPort()));
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }

        @Override
        public void stop() {}
    }
}
