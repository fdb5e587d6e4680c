package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.einthoven.ecg.BeatClass;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final int N = BeatClass.N.ordinal();
    private static final int S = BeatClass.S.ordinal();
    private static final int V = BeatClass.V.ordinal();

    /** Three beats: ventricular by its own evidence, undecided, and normal; N, S, V, F, Q. */
    private static final double[][] ALONE = {{0, -9, 4, -9, -9}, {0, -9, 0, -9, -9}, {3, -9, -1, -9, -9}};

    private static final Origin UNBIASED = new Origin(new double[5]);

    @Test
    void aBeatWithoutLookAlikesStaysAsItIs() {
        for (int beat = 0; beat < ALONE.length; beat++) {
            assertThat(UNBIASED.pooled(ALONE, beat, new int[] {beat})).containsExactly(ALONE[beat], within(1e-9));
        }
    }

    @Test
    void anUndecidedBeatFollowsItsLookAlike() {
        double[] pooled = UNBIASED.pooled(ALONE, 1, new int[] {0, 1});

        assertThat(pooled[V] - pooled[N]).isCloseTo(2, within(1e-3));
    }

    @Test
    void oneLookAlikeOfManyDoesNotDecide() {
        double[][] logits = {ALONE[2], ALONE[2], ALONE[2], ALONE[0]};

        double[] pooled = UNBIASED.pooled(logits, 3, new int[] {0, 1, 2, 3});

        assertThat(pooled[V]).isLessThan(pooled[N]);
    }

    @Test
    void whetherABeatFromAboveCameEarlyIsItsOwnMatter() {
        double[][] logits = {{4, 0, -2, -5, -5}, {4, 0, -2, -5, -5}, {0, 4, -2, -5, -5}};

        double[] pooled = UNBIASED.pooled(logits, 2, new int[] {0, 1, 2});

        assertThat(pooled).containsExactly(logits[2], within(1e-9));
        assertThat(pooled[S]).isGreaterThan(pooled[N]);
    }

    @Test
    void aBeatWithoutLookAlikesBearsTheWholeBias() {
        double[] bias = {0.3, -0.6, -0.7, -1.5, -1.6};

        double[] pooled = new Origin(bias).pooled(ALONE, 0, new int[] {0});

        for (int c = 0; c < bias.length; c++) {
            assertThat(pooled[c]).isCloseTo(ALONE[0][c] + bias[c], within(1e-9));
        }
    }

    @Test
    void howRareAClassIsCountsOnceForAKindOfBeat() {
        Origin biased = new Origin(new double[] {0.3, 0, -0.7, 0, 0});
        double[][] logits = {ALONE[1], ALONE[1], ALONE[1], ALONE[1]};

        double[] first = biased.pooled(logits, 0, new int[] {0});
        double[] fourth = biased.pooled(logits, 3, new int[] {0, 1, 2, 3});

        assertThat(first[V] - first[N]).isCloseTo(-1, within(1e-3));
        assertThat(fourth[V] - fourth[N]).isCloseTo(-0.25, within(1e-3));
    }
}
