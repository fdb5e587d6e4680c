package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaithfulnessTest {

    /** ln 2 is 0.6931. */
    @Test
    void aMapPassesWhereTheOddsFallByTwiceAsMuchAsByChance() {
        assertThat(new Faithfulness(1.70, 1).passesAsMap()).isTrue();
        assertThat(new Faithfulness(1.69, 1).passesAsMap()).isFalse();
    }

    @Test
    void sharesPassWhereTheOddsFallByMoreThanByChance() {
        assertThat(new Faithfulness(1.01, 1).passes()).isTrue();
        assertThat(new Faithfulness(1, 1).passes()).isFalse();
    }

    @Test
    void nothingPassesThatHardlyMattersHoweverMuchChanceWins() {
        assertThat(new Faithfulness(0.09, -2).passes()).isFalse();
        assertThat(new Faithfulness(0.09, -2).passesAsMap()).isFalse();
        assertThat(new Faithfulness(0.1, -2).passesAsMap()).isTrue();
    }
}
