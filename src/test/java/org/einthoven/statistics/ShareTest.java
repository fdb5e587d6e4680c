package org.einthoven.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** Newcombe 1998, Statistics in Medicine 17:857, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void givesWilsonsIntervalAsPublished(long of, long all, double low, double high) {
        Interval interval = new Share(of, all).wilson();

        assertThat(interval.value()).isEqualTo((double) of / all);
        assertThat(interval.low()).isEqualTo(low, within(5e-5));
        assertThat(interval.high()).isEqualTo(high, within(5e-5));
    }

    @Test
    void saysNothingOfNothingAndRefusesMoreThanAll() {
        assertThat(new Share(0, 0).wilson().low()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(3, 2));
    }
}
