package org.einthoven.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** How recordings are read in the background. */
@ConfigMapping(prefix = "einthoven.reading")
public interface ReadingSettings {
    /** Recordings read at the same time; one a core unless set, since a reading keeps its core busy. */
    OptionalInt workers();

    /** How often the queue is looked at for what another replica has accepted; one's own is read at once. */
    @WithDefault("PT1S")
    Duration pollEvery();

    /**
     * How often a worker shows that it lives. After four missed beats its recordings are given to another, so a
     * recording waits at most about 12 s for a replica that died.
     */
    @WithDefault("PT3S")
    Duration heartbeat();

    /** Tries after which a recording that makes the reading fail is rejected. */
    @WithDefault("3")
    @Min(1)
    int attempts();

    /** Pause before the second try; doubled for each further one. */
    @WithDefault("PT2S")
    Duration retryAfter();
}
