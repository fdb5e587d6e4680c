package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QtCorrectionTest {

    @Test
    void leavesQtAsItIsAtSixtyBeatsAMinute() {
        for (QtCorrection correction : QtCorrection.values()) {
            assertThat(correction.apply(400, 1000)).as("%s", correction).isCloseTo(400, within(1e-9));
        }
    }

    @Test
    void correctsByEachFormula() {
        assertThat(QtCorrection.BAZETT.apply(320, 640)).isCloseTo(400, within(1e-9));
        assertThat(QtCorrection.FRIDERICIA.apply(320, 512)).isCloseTo(400, within(1e-9));
        assertThat(QtCorrection.FRAMINGHAM.apply(320, 500)).isCloseTo(397, within(1e-9));
        assertThat(QtCorrection.HODGES.apply(320, 600)).isCloseTo(390, within(1e-9));
    }

    @Test
    void warnsOfBazettBelowSixtyAndAboveOneHundred() {
        assertThat(QtCorrection.BAZETT.caveats(59.9)).containsExactly(Caveat.RATE_TOO_LOW);
        assertThat(QtCorrection.BAZETT.caveats(60)).isEmpty();
        assertThat(QtCorrection.BAZETT.caveats(100)).isEmpty();
        assertThat(QtCorrection.BAZETT.caveats(100.1)).containsExactly(Caveat.RATE_TOO_HIGH);
        assertThat(QtCorrection.FRIDERICIA.caveats(120)).isEmpty();
    }
}
