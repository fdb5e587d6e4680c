package org.einthoven;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Where subscribers may be told of reports: a port on which each test starts one anew. */
public final class SubscriberPort implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        int port = FreePort.next();
        return Map.of(
                "test.subscriber.port", String.valueOf(port), "einthoven.subscriptions.hosts", "127.0.0.1:" + port);
    }

    @Override
    public void stop() {}
}
