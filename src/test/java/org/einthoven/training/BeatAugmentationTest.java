package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.einthoven.beat.BeatFrames;
import org.einthoven.ecg.BeatClass;
import org.junit.jupiter.api.Test;

class BeatAugmentationTest {

    private static final int LENGTH = BeatFrames.LENGTH;

    @Test
    void theSameChanceGivesTheSameFrame() {
        assertThat(augmented(new Random(4))).isEqualTo(augmented(new Random(4)));
        assertThat(augmented(new Random(4))).isNotEqualTo(augmented(new Random(5)));
    }

    @Test
    void theUsualBeatStaysAboutOneHighAndTheRPeakNearItsPlace() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            float[] frame = augmented(random);
            int peak = LENGTH;
            for (int s = LENGTH; s < 2 * LENGTH; s++) {
                peak = Math.abs(frame[s]) > Math.abs(frame[peak]) ? s : peak;
            }
            assertThat(Math.abs(frame[peak])).isBetween(0.5f, 1.8f);
            assertThat(peak - LENGTH).isBetween(BeatFrames.BEFORE - 6, BeatFrames.BEFORE + 6);
        }
    }

    @Test
    void aRhythmFigureIsTheSameThroughoutAndHardlyChanged() {
        float[] frame = augmented(new Random(2));

        for (int channel = 2; channel < BeatFrames.CHANNELS; channel++) {
            float first = frame[channel * LENGTH];
            assertThat(first).isCloseTo(0.1f * channel, within(0.25f));
            assertThat(frame[(channel + 1) * LENGTH - 1]).isEqualTo(first);
        }
    }

    /** A beat like the usual one, which another lead sees upside down. */
    private static float[] augmented(Random random) {
        float[] shapes = new float[2 * LENGTH];
        float[] elsewhere = new float[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            float bump = (float) Math.exp(-Math.pow((i - BeatFrames.BEFORE) / 4.0, 2));
            shapes[i] = bump;
            shapes[LENGTH + i] = bump;
            elsewhere[i] = -bump;
            elsewhere[LENGTH + i] = -bump;
        }
        float[] rhythm = new float[BeatFrames.CHANNELS - 2];
        for (int i = 0; i < rhythm.length; i++) {
            rhythm[i] = 0.1f * (2 + i);
        }
        float[] out = new float[BeatFrames.CHANNELS * LENGTH];
        BeatAugmentation.put(new BeatExample(BeatClass.N, shapes, elsewhere, rhythm), random, out, 0);
        return out;
    }
}
