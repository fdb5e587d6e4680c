package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void aBinThatKeepsItsWordCostsNothing() {
        // four at 0.25, one of them true
        assertThat(Calibration.ece(DiscriminationTest.answers("0.25 1, 0.25 0, 0.25 0, 0.25 0")))
                .isZero();
    }

    @Test
    void binsAreWeighedByTheirSize() {
        // 0.95 of which half is true: off by 0.45, half of the answers; 0.05 of which none is: off by 0.05
        assertThat(Calibration.ece(DiscriminationTest.answers("0.95 1, 0.95 0, 0.05 0, 0.05 0")))
                .isCloseTo((0.45 + 0.05) / 2, within(1e-12));
    }

    @Test
    void certaintyFallsIntoTheLastBin() {
        assertThat(Calibration.ece(List.of(new Scored(1, true)))).isZero();
    }

    @Test
    void theCurveHasAPointForEachRangeInWhichSomethingWasSaid() {
        assertThat(Calibration.reliability(DiscriminationTest.answers("0.8 1, 0.25 0, 0.25 1")))
                .containsExactly(
                        Map.of("said", 0.25, "true", 0.5, "records", 2L),
                        Map.of("said", 0.8, "true", 1.0, "records", 1L));
    }

    @Test
    void brierIsTheMeanSquaredError() {
        assertThat(Calibration.brier(DiscriminationTest.answers("0.8 1, 0.4 0")))
                .isCloseTo((0.04 + 0.16) / 2, within(1e-12));
    }

    @Test
    void nothingIsNotPerfect() {
        assertThat(Calibration.ece(List.of())).isNaN();
        assertThat(Calibration.brier(List.of())).isNaN();
    }
}
