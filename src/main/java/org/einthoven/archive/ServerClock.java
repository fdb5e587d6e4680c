package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/**
 * The one clock of the server, in UTC, so that tests can put another in its place. It ticks in microseconds, as the database keeps
 * time: what was stored is not a little earlier than it was.
 */
@ApplicationScoped
public class ServerClock {
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }
}
