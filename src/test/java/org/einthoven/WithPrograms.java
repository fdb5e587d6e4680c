package org.einthoven;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.einthoven.hl7v2.SecuredOrders;

/**
 * The server as a clinic runs it whose programs export and import in bulk, subscribe, and order over TLS, none of them
 * patiently. One setting for all of these tests: each further one is a server that has to be built and started.
 */
public final class WithPrograms implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(TestDatabase.class),
                new TestResourceEntry(SubscriberPort.class),
                new TestResourceEntry(SecuredOrders.class));
    }

    /** Without the database that all other tests share, which would be started beside this one. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "einthoven.bulk.poll-every", "PT0.2S",
                "einthoven.bulk.lines-per-file", "7",
                "einthoven.bulk.longest-line", "1M",
                "einthoven.bulk.largest-import", "4M",
                "einthoven.outbox.poll-every", "PT0.2S",
                "einthoven.outbox.retry-after", "PT0.2S",
                "einthoven.outbox.attempts", "3",
                // each use of a page renews its cookie, instead of one a minute later
                "quarkus.http.auth.form.new-cookie-interval", "PT0S");
    }
}
