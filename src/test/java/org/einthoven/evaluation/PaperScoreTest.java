package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class PaperScoreTest {

    private static final int LENGTH = 1000;

    /** A slow sine of 1 mV at 500 Hz. */
    private static double truth(double sample) {
        return Math.sin(2 * Math.PI * sample / 200);
    }

    private interface Value {
        double at(int sample);
    }

    private static Ecg ecg(double hz, int length, Value value) {
        float[] mv = new float[length];
        for (int i = 0; i < length; i++) {
            mv[i] = (float) value.at(i);
        }
        return new Ecg(new SampleRate(hz), List.of(new Lead(LeadName.II, Samples.copyOf(mv))));
    }

    private static PaperScore score(Value read) {
        return PaperScore.of(ecg(500, LENGTH, PaperScoreTest::truth), ecg(250, LENGTH / 2, read));
    }

    @Test
    void countsTheErrorAgainstThePowerOfWhatWasPrinted() {
        PaperScore score = score(i -> 1.1 * truth(2 * i));
        assertThat(score.rawDb()).isCloseTo(20, within(0.01));
        assertThat(score.correlation()).isCloseTo(1, within(1e-6));
        assertThat(score.rmseMv()).isCloseTo(0.1 / Math.sqrt(2), within(1e-3));
    }

    @Test
    void alignsAnotherZeroAndAnotherStartButNotAnotherGain() {
        PaperScore shifted = score(i -> 1.1 * truth(2 * i + 7) + 0.5);
        assertThat(shifted.rawDb()).isLessThan(8);
        assertThat(shifted.alignedDb()).isCloseTo(20, within(0.2));
    }

    @Test
    void looksOnlyWhereSomethingWasRead() {
        PaperScore score = score(i -> i < 250 ? Float.NaN : 1.1 * truth(2 * i));
        assertThat(score.alignedDb()).isCloseTo(20, within(0.2));
    }
}
