package org.einthoven.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JobClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** That is set by hand. */
    private static final class SetClock extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void goesOnWhereTheClockWasSetBack() {
        SetClock clock = new SetClock();
        JobClock jobs = new JobClock(clock);

        clock.now = NOON.minus(Duration.ofHours(1));
        Instant first = jobs.instant();

        assertThat(first).isBetween(NOON, NOON.plusSeconds(5));
        assertThat(jobs.instant()).isAfterOrEqualTo(first);
    }

    @Test
    void followsTheClockForward() {
        SetClock clock = new SetClock();
        JobClock jobs = new JobClock(clock);

        clock.now = NOON.plus(Duration.ofDays(1));

        assertThat(jobs.instant()).isBetween(clock.now, clock.now.plusSeconds(5));
    }
}
