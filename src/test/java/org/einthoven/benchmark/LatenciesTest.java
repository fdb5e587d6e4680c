package org.einthoven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentileIsTheSmallestTimeThatSoManyDidNotExceed() {
        Latencies hundred = new Latencies(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(hundred.percentileMs(0.50)).isEqualTo(50);
        assertThat(hundred.percentileMs(0.99)).isEqualTo(99);
        assertThat(hundred.percentileMs(1)).isEqualTo(100);
        assertThat(hundred.maxMs()).isEqualTo(100);
    }

    @Test
    void nothingWasTimedIsNotZero() {
        assertThat(new Latencies(List.of()).percentileMs(0.5)).isNaN();
    }
}
