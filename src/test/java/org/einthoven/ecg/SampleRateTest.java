package org.einthoven.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRateTest {

    @ParameterizedTest
    @CsvSource({
        "2, 500",
        "2.0, 500",
        "2.777778, 360",
        "2.78, 360",
        "2.777777777777778, 360",
        "2.77777777777777777777777778, 360",
        "16.67, 60",
        "7.8125, 128",
        "20.00, 50"
    })
    void aWrittenPeriodIsOfTheOneWholeRateThatItMayStandFor(BigDecimal periodMs, double hz) {
        assertThat(SampleRate.ofPeriodMs(periodMs).hz()).isEqualTo(hz);
    }

    @ParameterizedTest
    @CsvSource({"20.01", "3.9", "1.999", "8.0001"})
    void whatMayStandForNoneOrSeveralIsTakenAsItIs(BigDecimal periodMs) {
        assertThat(SampleRate.ofPeriodMs(periodMs)).isEqualTo(SampleRate.ofPeriodMs(periodMs.doubleValue()));
    }

    @Test
    void aRateBelowOneHertzHasNoWholeOne() {
        assertThat(SampleRate.ofPeriodMs(new BigDecimal("2000")).hz()).isEqualTo(0.5);
    }
}
