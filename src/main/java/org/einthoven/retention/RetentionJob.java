package org.einthoven.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.einthoven.jobs.Rounds;
import org.jboss.logging.Logger;

/** Has the rules gone through every night. A night that is missed is made up for by the next: what is old stays old. */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Retention retention;
    private final RetentionSettings settings;
    private final Clock clock;
    private final Rounds rounds = new Rounds("retention");

    RetentionJob(Retention retention, RetentionSettings settings, Clock clock) {
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        rounds.begin(until(now, settings.at()), DAY, this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.end();
    }

    /** From now until the next time that it is {@code at}: less than a day. */
    static Duration until(LocalTime now, LocalTime at) {
        Duration left = Duration.between(now, at);
        return left.isNegative() ? left.plus(DAY) : left;
    }

    private void run() {
        for (RetentionRule rule : RetentionRule.values()) {
            try {
                retention.run(rule);
            } catch (RuntimeException failed) {
                LOG.errorf(
                        failed,
                        "What is older than it is kept (%s) could not be taken out; it is tried again tomorrow",
                        rule);
            }
        }
    }
}
