package org.einthoven.hl7v2;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.einthoven.FreePort;

/** The server as a clinic runs it whose systems order over HL7 v2 and want their reports so, with little patience. */
public final class WithHl7 implements QuarkusTestProfile {
    static final int CONNECTIONS = 4;
    /** In which 50 MB come through also where the machine is busy. */
    static final int MESSAGE_TIME_S = 5;

    static final int ATTEMPTS = 3;

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SwitchedDatabase.class), new TestResourceEntry(Ports.class));
    }

    /** Without the database that all other tests share, which would be started beside this one. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("einthoven.hl7v2.receive.connections", String.valueOf(CONNECTIONS)),
                Map.entry("einthoven.hl7v2.receive.message-time", "PT" + MESSAGE_TIME_S + "S"),
                Map.entry("einthoven.hl7v2.receive.idle-time", "PT10S"),
                Map.entry("einthoven.hl7v2.receive.zone", "Europe/Amsterdam"),
                Map.entry("einthoven.hl7v2.authorities.HOSP", "urn:oid:2.16.528.1.1007.3.3"),
                Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "5S"),
                Map.entry("einthoven.hl7v2.send.host", "127.0.0.1"),
                Map.entry("einthoven.hl7v2.send.preliminary", "true"),
                Map.entry("einthoven.hl7v2.send.timeout", "PT30S"),
                Map.entry("einthoven.outbox.poll-every", "PT0.2S"),
                Map.entry("einthoven.outbox.retry-after", "PT0.2S"),
                Map.entry("einthoven.outbox.attempts", String.valueOf(ATTEMPTS)));
    }

    /** One that the server opens, and one for a receiver that the test starts, and may leave out. */
    public static final class Ports implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of(
                    "einthoven.hl7v2.receive.port", String.valueOf(FreePort.next()),
                    "einthoven.hl7v2.send.port", String.valueOf(FreePort.next()));
        }

        @Override
        public void stop() {}
    }
}
