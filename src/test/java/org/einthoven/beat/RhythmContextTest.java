package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RhythmContextTest {

    private static final double[] EARLY_BEAT = {0, 800, 1600, 2400, 3200, 4000, 4800, 5600, 6400, 7200, 7600, 8800, 9600
    };

    @Test
    void anEarlyBeatIsHalfWhatIsUsualBeforeItAndMoreAfterIt() {
        RhythmContext rhythm = new RhythmContext(EARLY_BEAT);

        assertThat(rhythm.prematurity(10)).isEqualTo(0.5);
        assertThat(rhythm.features(10)[0]).isCloseTo((float) (2 * Math.log(0.5)), within(1e-6f));
        assertThat(rhythm.features(10)[1]).isCloseTo((float) (2 * Math.log(1.5)), within(1e-6f));
        assertThat(rhythm.features(10)[2]).isCloseTo((float) (2 * Math.log(3)), within(1e-6f));
    }

    @Test
    void aRegularRhythmHasNothingToTellButItsRate() {
        RhythmContext rhythm = new RhythmContext(new double[] {0, 800, 1600, 2400, 3200});

        for (int beat = 0; beat < rhythm.beats(); beat++) {
            assertThat(rhythm.features(beat)).containsExactly(0, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void thePastAloneSaysWhatIsUsual() {
        double[] faster = EARLY_BEAT.clone();
        faster[12] = 9000;

        assertThat(new RhythmContext(faster).features(10)).isEqualTo(new RhythmContext(EARLY_BEAT).features(10));
    }

    @Test
    void aSingleBeatHasNoRhythm() {
        assertThat(new RhythmContext(new double[] {500}).features(0)).containsExactly(0, 0, 0, 0, 0, 0);
    }
}
