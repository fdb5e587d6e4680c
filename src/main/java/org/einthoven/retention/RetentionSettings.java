package org.einthoven.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** For how long a site keeps what may go; what is not set is kept for ever. */
@ConfigMapping(prefix = "einthoven.retention")
public interface RetentionSettings {
    /** Drafts of reviews that nobody signed; a draft is a physician's note, so that none goes unless a site says so. */
    Optional<Duration> drafts();

    /** What could not be sent and was given up. */
    @WithDefault("P180D")
    Optional<Duration> deliveries();

    /** Sessions at the pages, since they were last used; a day at least. The audit trail knows of sign-ins for ever. */
    @WithDefault("P7D")
    Optional<Duration> sessions();

    /** Printed ECGs that nobody laid out by hand, since they came in; whoever sent one was told that it was not read. */
    @WithDefault("P30D")
    Optional<Duration> pages();

    /** When the rules are gone through, in UTC. */
    @WithDefault("03:30")
    LocalTime at();
}
