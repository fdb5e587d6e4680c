package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final float[] LEAD = {0, 1, 5, 2, -1, 0, 1, 4, Float.NaN, 0};

    @Test
    void aLeadOfTheSameShapeAndTwiceTheHeightCorrelatesAndIsNotTheSame() {
        float[] twice = LEAD.clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }

        assertThat(Likeness.of(LEAD, twice)).isCloseTo(1, within(1e-9));
        assertThat(Likeness.inHeight(LEAD, twice)).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void aLeadAtAnotherZeroIsTheSame() {
        float[] higher = LEAD.clone();
        for (int i = 0; i < higher.length; i++) {
            higher[i] += 3;
        }

        assertThat(Likeness.inHeight(LEAD, higher)).isCloseTo(1, within(1e-9));
    }

    @Test
    void whereHardlyASampleIsKnownInBothNothingIsAlike() {
        float[] unknown = new float[LEAD.length];
        Arrays.fill(unknown, Float.NaN);

        assertThat(Likeness.of(LEAD, unknown)).isZero();
        assertThat(Likeness.inHeight(LEAD, unknown)).isZero();
    }
}
