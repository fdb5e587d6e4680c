package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Strip;
import org.junit.jupiter.api.Test;

class HeartRateTest {

    private static Measurements measured(String classes, DoubleUnaryOperator rrMs) {
        Results results = new Results(Map.of());
        HeartRate.measure(Rhythm.of(Strip.beats(classes, rrMs), List.of()), results);
        return results.with(List.of(), null);
    }

    @Test
    void measuresTheVariabilityOfNormalIntervals() {
        Measurements measured = measured("NNNNNNN", i -> i % 2 == 0 ? 790 : 810);
        assertThat(measured.sdnnMs()).isCloseTo(Math.sqrt(6 * 100 / 5.0), within(1e-9));
        assertThat(measured.rmssdMs()).isCloseTo(20, within(1e-9));
        assertThat(measured.basis(Measure.SDNN).orElseThrow().beats()).isEqualTo(6);
        assertThat(measured.basis(Measure.SDNN).orElseThrow().caveats()).containsExactly(Caveat.SHORT_RECORDING);
    }

    @Test
    void leavesIntervalsThatTouchAnEctopicBeatOutOfTheVariability() {
        Measurements measured = measured("NNNNNNVNNNNNN", i -> i == 5 ? 500 : i == 6 ? 1100 : 800);
        assertThat(measured.sdnnMs()).isZero();
        assertThat(measured.rmssdMs()).isZero();
        assertThat(measured.basis(Measure.RMSSD).orElseThrow().beats()).isEqualTo(8);
    }

    @Test
    void callsFiveMinutesNoShortRecording() {
        Measurements measured = measured("N".repeat(310), i -> 1000);
        assertThat(measured.basis(Measure.SDNN).orElseThrow().caveats()).isEmpty();
    }

    @Test
    void saysThatFourBeatsAreTooFewForVariability() {
        Measurements measured = measured("NNNN", i -> 800);
        assertThat(measured.rrMs()).isEqualTo(800);
        assertThat(measured.sdnnMs()).isNull();
        assertThat(measured.basis(Measure.SDNN).orElseThrow().caveats()).containsExactly(Caveat.TOO_FEW_BEATS);
    }
}
