package org.einthoven.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;

/** How this site watches its models. */
@ConfigMapping(prefix = "einthoven.monitoring")
public interface MonitoringSettings {
    /** How often what has come in is summed up: pages and metrics are so old at most. */
    @WithDefault("PT1M")
    Duration every();

    /** Days between two false alarms of drift, of all series together and on average. */
    @WithDefault("365")
    @Min(30)
    @Max(3650)
    int daysBetweenFalseAlarms();

    /** So long what is watched of single readings is kept; sums stay. A day cannot be summed anew when it is gone. */
    @WithDefault("P400D")
    Period keep();

    /** Groups and readers with fewer decisions are marked as too small to be judged. */
    @WithDefault("20")
    @Min(1)
    int fewestInGroup();

    /**
     * Readers who read before the machine in one month, of whom figures are shown together: with fewer, somebody could work out how the
     * machine sways one of them.
     */
    @WithDefault("3")
    @Min(2)
    int fewestBlindReaders();
}
