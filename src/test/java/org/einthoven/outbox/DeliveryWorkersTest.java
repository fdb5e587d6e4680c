package org.einthoven.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryWorkersTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongestPause() {
        Duration first = Duration.ofSeconds(10);
        Duration longest = Duration.ofHours(1);

        assertThat(DeliveryWorkers.pause(first, longest, 1)).isEqualTo(first);
        assertThat(DeliveryWorkers.pause(first, longest, 2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(DeliveryWorkers.pause(first, longest, 9)).isEqualTo(Duration.ofSeconds(2560));
        assertThat(DeliveryWorkers.pause(first, longest, 10)).isEqualTo(longest);
        assertThat(DeliveryWorkers.pause(first, longest, Integer.MAX_VALUE)).isEqualTo(longest);
    }
}
