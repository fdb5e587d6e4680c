package org.einthoven.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How patiently things are sent. */
@ConfigMapping(prefix = "einthoven.outbox")
public interface OutboxSettings {
    /** Sent at the same time. */
    @WithDefault("2")
    @Min(1)
    int workers();

    /** How often is looked for what is due; what was ordered here is sent at once. */
    @WithDefault("PT5S")
    Duration pollEvery();

    /** Pause before the second attempt; doubled for each further one. */
    @WithDefault("PT10S")
    Duration retryAfter();

    @WithDefault("PT1H")
    Duration longestPause();

    /** With the pauses above, the twentieth attempt comes after half a day: a night without the other side. */
    @WithDefault("20")
    @Min(1)
    int attempts();
}
