package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MicrosecondClockTest {
    @Test
    void tellsInstantsInMicrosecondsAndMillisecondsToo() {
        Instant now = Instant.parse("2026-03-04T05:06:07.123456789Z");
        Clock clock = new MicrosecondClock(Clock.fixed(now, ZoneOffset.UTC));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
        assertThat(clock.millis()).isEqualTo(now.toEpochMilli());
        assertThat(clock.withZone(ZoneOffset.ofHours(1)).millis()).isEqualTo(now.toEpochMilli());
    }

    @Test
    void theServersClockTellsMilliseconds() {
        assertThat(new ServerClock().clock().millis()).isPositive();
    }
}
