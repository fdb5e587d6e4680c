package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.einthoven.archive.Waiting;
import org.einthoven.diagnosis.Priority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceReasonTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Times TIMES = Spoken.times(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC);

    @Test
    void countsUntilACriticalRecordingIsAcknowledgedAndThenWhatIsLeft() {
        Instant received = NOW.minus(Duration.ofMinutes(7));
        PlaceReason open = place(waiting(Priority.CRITICAL, received, 10, "", null), received);
        assertThat(open.clock()).isEqualTo("not acknowledged for 7 min");
        assertThat(open.tone()).isEqualTo("critical");
        PlaceReason seen = place(waiting(Priority.CRITICAL, received, 10, "", NOW), received);
        assertThat(seen.clock()).isEqualTo("3 min left, seen by Dr. Vega");
        assertThat(seen.tone()).isEqualTo("seen");
        assertThat(seen.word()).isEqualTo("Critical");
    }

    @Test
    void saysHowLongWhatIsLateIsOverdue() {
        Instant received = NOW.minus(Duration.ofMinutes(190));
        assertThat(place(waiting(Priority.URGENT, received, 60, "", null), received)
                        .clock())
                .isEqualTo("2 h overdue");
    }

    @Test
    void saysADoubtOnceOnly() {
        Instant received = NOW;
        assertThat(place(waiting(Priority.SOON, received, 240, "a pause", null), received)
                        .doubt())
                .isEmpty();
        assertThat(place(waiting(Priority.SOON, received, 240, "noise", null), received)
                        .doubt())
                .isEqualTo("noise");
    }

    private static PlaceReason place(Waiting waiting, Instant received) {
        return PlaceReason.of(waiting, received, TIMES);
    }

    private static Waiting waiting(
            Priority priority, Instant received, int minutes, String doubt, @Nullable Instant acknowledged) {
        return new Waiting(
                priority,
                received.plus(Duration.ofMinutes(minutes)),
                "a pause",
                doubt,
                acknowledged,
                acknowledged == null ? null : "Dr. Vega");
    }
}
