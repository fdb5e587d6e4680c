package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PeakTest {

    @Property(tries = 200)
    void findsTheSummitBetweenTwoSamplesUpOrDown(
            @ForAll @DoubleRange(min = 30, max = 60) double summit, @ForAll boolean down) {
        float[] lead = new float[100];
        for (int i = 0; i < lead.length; i++) {
            lead[i] = (float) ((down ? -1 : 1) * Math.exp(-Math.pow((i - summit) / 6, 2)));
        }
        assertThat(Peak.of(lead, 10.3, 89.7)).isCloseTo(summit, within(0.06));
    }

    @Test
    void aSlopeUnderTheWaveDoesNotMoveItsSummitToTheEnd() {
        float[] lead = new float[100];
        for (int i = 0; i < lead.length; i++) {
            lead[i] = (float) (Math.exp(-Math.pow((i - 40) / 6.0, 2)) + 0.02 * i);
        }
        assertThat(Peak.of(lead, 10, 90)).isCloseTo(40, within(1.0));
    }

    @Test
    void aWaveOfOneSampleHasItsSummitInItsMiddle() {
        assertThat(Peak.of(new float[10], 4.2, 4.8)).isCloseTo(4.5, within(1e-9));
    }
}
