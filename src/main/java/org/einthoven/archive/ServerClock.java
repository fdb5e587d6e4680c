package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The one clock of the server, in UTC, so that tests can put another in its place. It ticks in microseconds, as the database keeps
 * time: what was stored is not a little earlier than it was.
 */
@ApplicationScoped
public class ServerClock {
    @Produces
    @ApplicationScoped
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }
}
