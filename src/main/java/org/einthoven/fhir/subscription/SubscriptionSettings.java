package org.einthoven.fhir.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may be told of what happens here. */
@ConfigMapping(prefix = "einthoven.subscriptions")
public interface SubscriptionSettings {
    /**
     * Hosts that notifications may go to, such as {@code ehr.example.org} or {@code 127.0.0.1:8081}; without a port, any.
     * Nobody can subscribe without: a server that calls whatever address it is given reaches what its caller cannot.
     */
    Optional<Set<String>> hosts();

    /** Under which subscribers know this server's FHIR endpoint, without a slash at its end. */
    @WithDefault("https://einthoven.org/fhir")
    String address();

    /** Until a subscriber has answered. */
    @WithDefault("PT10S")
    Duration timeout();
}
