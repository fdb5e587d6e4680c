package org.einthoven.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How readers share the worklist. */
@ConfigMapping(prefix = "einthoven.worklist")
public interface WorklistSettings {
    /**
     * How long a claim holds after its reader has last done something. Experts need about a minute for an ECG; this leaves
     * room for a telephone call, and gives what was left open back within a shift.
     */
    @WithDefault("PT20M")
    Duration claim();
}
