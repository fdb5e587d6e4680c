package org.einthoven.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * The time by which work waits. It never goes back: who waits for a moment of a clock that was set back by an hour waits for
 * an hour, and a scheduler that looks for work every second would not look for that long.
 */
@ApplicationScoped
public class JobClock {
    private final Clock clock;
    private Instant last;
    private long lastNanos;

    JobClock(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
        this.lastNanos = System.nanoTime();
    }

    /** As the server's clock has it, or as it had it before it was set back, going on from there. */
    public synchronized Instant instant() {
        long nanos = System.nanoTime();
        Instant steady = last.plusNanos(nanos - lastNanos);
        Instant told = clock.instant();
        last = told.isAfter(steady) ? told : steady;
        lastNanos = nanos;
        return last;
    }
}
