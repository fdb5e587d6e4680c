package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.einthoven.explain.SanityCheck.Bound;
import org.junit.jupiter.api.Test;

class SanityCheckTest {

    private static final Bound ABOVE = new Bound(0.3, 0.1);
    private static final Bound PERHAPS = new Bound(0.3, -0.01);

    @Test
    void passesWhereAllIsSurelyAboveChanceAndTheMapBreaksWithTheWeights() {
        assertThat(check(ABOVE, ABOVE, ABOVE, 0.19).passes()).isTrue();
        assertThat(check(ABOVE, ABOVE, ABOVE, -0.19).passes()).isTrue();
    }

    @Test
    void failsWhereItMayPointByChance() {
        assertThat(check(PERHAPS, ABOVE, ABOVE, 0).passes()).isFalse();
    }

    @Test
    void failsWhereErasingWhatItMarksMayCostNoMoreThanChance() {
        assertThat(check(ABOVE, PERHAPS, ABOVE, 0).passes()).isFalse();
    }

    @Test
    void failsWhereGivingBackWhatItMarksMayWinNoMoreThanChance() {
        assertThat(check(ABOVE, ABOVE, PERHAPS, 0).passes()).isFalse();
    }

    @Test
    void failsWhereAModelThatLearnedNothingHasTheSameMaps() {
        assertThat(check(ABOVE, ABOVE, ABOVE, 0.2).passes()).isFalse();
        assertThat(check(ABOVE, ABOVE, ABOVE, -0.2).passes()).isFalse();
    }

    private static SanityCheck check(Bound pointing, Bound deletion, Bound insertion, double correlation) {
        return new SanityCheck("occlusion", "beat", "0".repeat(64), pointing, deletion, insertion, correlation);
    }
}
