package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void isOneForTheSameOrderWhateverTheScale() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {-5, 0.1, 900}))
                .isEqualTo(1);
    }

    @Test
    void isMinusOneForTheOppositeOrder() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}))
                .isEqualTo(-1);
    }

    /** 1 - 6 * (1 + 1 + 1 + 1) / (4 * 15). */
    @Test
    void isWhatTheTextbookSaysInBetween() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3}))
                .isCloseTo(0.6, within(1e-12));
    }

    @Test
    void tiesShareTheirRanks() {
        // ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3
        assertThat(RankCorrelation.of(new double[] {1, 7, 7, 9}, new double[] {1, 2, 3, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
    }

    @Test
    void isNothingForAMapThatIsTheSameEverywhere() {
        assertThat(RankCorrelation.of(new double[] {2, 2, 2}, new double[] {1, 2, 3}))
                .isNaN();
    }

    @Test
    void averagesOverOthersAndPassesOverThoseWithoutAnOrder() {
        double[] map = {1, 2, 3};
        assertThat(RankCorrelation.mean(
                        map, List.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}, new double[] {0, 0, 0})))
                .isEqualTo(0);
    }

    @Test
    void refusesMapsOfDifferentSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> RankCorrelation.of(new double[2], new double[3]));
    }
}
