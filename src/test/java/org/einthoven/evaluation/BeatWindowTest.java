package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class BeatWindowTest {

    @Test
    void hasTheRPeakAtItsPlaceWhateverSizeAndLevelTheLeadHas() {
        float[] window = of(2, 0.5f).at(BeatWindow.RATE.msAt(1000));

        assertThat(window).hasSize(BeatWindow.LENGTH);
        assertThat(place(window)).isEqualTo(100);
        assertThat(mean(window)).isCloseTo(0, within(1e-5));
        assertThat(of(20, -3).at(BeatWindow.RATE.msAt(1000))).containsExactly(window, within(1e-4f));
    }

    @Test
    void isZeroBeforeTheRecordingBegan() {
        float[] window = of(2, 0.5f).at(0);

        assertThat(window[0]).isZero();
        assertThat(window[99]).isZero();
        assertThat(window).doesNotContain(Float.NaN);
    }

    /** One peak at sample 1000. */
    private static BeatWindow of(float height, float level) {
        float[] values = new float[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (level + height * Math.exp(-Math.pow((i - 1000) / 8.0, 2)));
        }
        return new BeatWindow(new Ecg(BeatWindow.RATE, List.of(new Lead(LeadName.II, Samples.copyOf(values)))));
    }

    private static int place(float[] window) {
        int best = 0;
        for (int i = 0; i < window.length; i++) {
            best = window[i] > window[best] ? i : best;
        }
        return best;
    }

    private static double mean(float[] window) {
        double sum = 0;
        for (float value : window) {
            sum += value;
        }
        return sum / window.length;
    }
}
