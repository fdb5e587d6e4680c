package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** The server as a clinic runs it whose systems order over HL7 v2, with little patience. */
public final class WithOrders implements QuarkusTestProfile {
    static final int CONNECTIONS = 4;
    static final int MESSAGE_TIME_S = 2;

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SwitchedDatabase.class), new TestResourceEntry(FreePort.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "einthoven.hl7v2.receive.connections", String.valueOf(CONNECTIONS),
                "einthoven.hl7v2.receive.message-time", "PT" + MESSAGE_TIME_S + "S",
                "einthoven.hl7v2.receive.idle-time", "PT5S",
                "einthoven.hl7v2.receive.zone", "Europe/Amsterdam",
                "einthoven.hl7v2.authorities.HOSP", "urn:oid:2.16.528.1.1007.3.3",
                "quarkus.datasource.jdbc.acquisition-timeout", "2S");
    }

    public static final class FreePort implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return Map.of("einthoven.hl7v2.receive.port", String.valueOf(socket.getLocalPort()));
            } catch (IOException none) {
                throw new UncheckedIOException(none);
            }
        }

        @Override
        public void stop() {}
    }
}
