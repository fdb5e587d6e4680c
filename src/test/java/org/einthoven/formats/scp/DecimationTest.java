package org.einthoven.formats.scp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.formats.scp.Decimation.Area;
import org.junit.jupiter.api.Test;

/** Means between protected areas, on numbers that can be counted by hand. */
class DecimationTest {
    private static final Decimation BY_FOUR = new Decimation(4, List.of(new Area(11, 13), new Area(16, 18)));

    @Test
    void countsMeansAndWhatIsLeftOverAndProtectedSamples() {
        // 1 to 10: two means and two samples; 11 to 13; 14 to 15: too few for a mean; 16 to 18; 19 to 22: one mean
        assertThat(BY_FOUR.stored(1, 22)).isEqualTo(2 + 2 + 3 + 2 + 3 + 1);
        assertThat(Decimation.NONE.stored(1, 22)).isEqualTo(22);
    }

    @Test
    void putsAMeanInTheMiddleOfItsSamplesAndALineBetweenTwo() {
        int[] stored = {10, 90, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50};

        assertThat(BY_FOUR.restored(stored, 1, 22))
                .containsExactly(10, 10, 20, 40, 60, 80, 90, 90, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50, 50, 50, 50);
    }

    /** 65,534 bytes a lead are all that the field for their length can tell. */
    @Test
    void aLeadThatWasCutReachesAsFarAsItsLastValueAndKeepsItsTimes() {
        int[] cut = {10, 90, 1, 2, 3, 4, 5};

        assertThat(BY_FOUR.restored(cut, 1, 22)).containsExactly(10, 10, 20, 40, 60, 80, 90, 90, 1, 2, 3, 4, 5);
        assertThat(BY_FOUR.restored(new int[] {10}, 1, 22)).containsExactly(10, 10, 10, 10);
    }

    @Test
    void beginsWithinAnAreaWhereTheLeadDoes() {
        assertThat(BY_FOUR.stored(12, 6)).isEqualTo(2 + 2 + 2);
        assertThat(BY_FOUR.restored(new int[] {1, 2, 3, 4, 5, 6}, 12, 6)).containsExactly(1, 2, 3, 4, 5, 6);
    }
}
