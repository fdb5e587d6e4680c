package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariationTest {

    /** Mean 400, standard deviation √250 = 15.81, t of 4 degrees of freedom 2.776: 400 ± 2.776 · 15.81 · √1.2 = 48.1. */
    @Test
    void holdsANewValueAgainstThePatientsOwnOnceThereAreFive() {
        Variation own = Variation.of(Measure.QTC_BAZETT, List.of(380.0, 390.0, 400.0, 410.0, 420.0))
                .orElseThrow();
        assertThat(own.from()).isCloseTo(351.9, within(0.1));
        assertThat(own.to()).isCloseTo(448.1, within(0.1));
        assertThat(own.source()).contains("own 5");
        assertThat(own.isLeftBy(Measure.QTC_BAZETT, 448)).isFalse();
        assertThat(own.isLeftBy(Measure.QTC_BAZETT, 449)).isTrue();
        assertThat(own.isLeftBy(Measure.QTC_BAZETT, 351)).isTrue();
    }

    @Test
    void holdsANewValueAgainstWhatWasPublishedWhereThereAreFewer() {
        Variation published = Variation.of(Measure.QRS, List.of(100.0, 140.0)).orElseThrow();
        assertThat(published.from()).isCloseTo(89.7, within(1e-9));
        assertThat(published.to()).isCloseTo(110.3, within(1e-9));
        assertThat(published.isLeftBy(Measure.QRS, 110)).isFalse();
        assertThat(published.isLeftBy(Measure.QRS, 111)).isTrue();
    }

    @Test
    void judgesNothingOfWhichNeitherIsKnown() {
        assertThat(Variation.of(Measure.PR, List.of(160.0, 162.0, 158.0, 160.0)))
                .isEmpty();
        assertThat(Variation.of(Measure.QRS, List.of())).isEmpty();
    }

    @Test
    void trustsNobodysValuesToTheSample() {
        Variation still = Variation.of(Measure.PR, List.of(160.0, 160.0, 160.0, 160.0, 160.0))
                .orElseThrow();
        assertThat(still.isLeftBy(Measure.PR, 164)).isFalse();
        assertThat(still.isLeftBy(Measure.PR, 165)).isTrue();
    }

    @Test
    void goesTheShorterWayRoundBetweenAxes() {
        assertThat(Variation.difference(Measure.QRS_AXIS, 170, -170)).isCloseTo(20, within(1e-9));
        assertThat(Variation.difference(Measure.QRS, 170, -170)).isCloseTo(-340, within(1e-9));
        Variation around = Variation.of(Measure.QRS_AXIS, List.of(178.0, -178.0, 179.0, -179.0, 180.0))
                .orElseThrow();
        assertThat(around.isLeftBy(Measure.QRS_AXIS, -177)).isFalse();
        assertThat(around.isLeftBy(Measure.QRS_AXIS, 0)).isTrue();
    }
}
