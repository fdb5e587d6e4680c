package org.einthoven.ppg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class PulseTraceTest {

    private static final SampleRate RATE = new SampleRate(100);
    private static final double ONSET = 150;
    private static final double OFFSET = 230;
    private static final double NOTCH = ONSET + DrawnPulse.NOTCH_MS / 10;
    private static final double PEAK = ONSET + DrawnPulse.PEAK_MS / 10;

    /** A pulse every 800 ms for 4 s, one of them from sample 150 to 230. */
    private static float[] pulses() {
        float[] signal = new float[400];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = DrawnPulse.at(10 * Math.floorMod(i - 150, 80), 800);
        }
        return signal;
    }

    /** The same, falling straight from peak to a bend, and more slowly from there. */
    private static float[] shoulders() {
        float[] signal = pulses();
        for (int i = 0; i < signal.length; i++) {
            double ms = 10 * Math.floorMod(i - 150, 80);
            if (ms >= DrawnPulse.PEAK_MS) {
                double fall = (ms - DrawnPulse.PEAK_MS) / (DrawnPulse.NOTCH_MS - DrawnPulse.PEAK_MS);
                double fade = (ms - DrawnPulse.NOTCH_MS) / (800 - DrawnPulse.NOTCH_MS);
                signal[i] = (float) (fall < 1 ? 1 - 0.6 * fall : 0.4 * (1 - fade));
            }
        }
        return signal;
    }

    private static PulseTrace trace(float[] signal) {
        return PulseTrace.of(signal, RATE);
    }

    @Test
    void marksTheFootWhereverNearTheModelSeesIt() {
        PulseTrace trace = trace(pulses());
        double foot = trace.foot(ONSET, NOTCH);
        assertThat(foot).isCloseTo(ONSET, within(1.5));
        assertThat(trace.foot(ONSET - 6, NOTCH)).isEqualTo(foot);
        assertThat(trace.foot(ONSET + 5, NOTCH)).isEqualTo(foot);
    }

    @Test
    void marksAnIncisuraAtItsLowestPoint() {
        assertThat(trace(pulses()).notch(NOTCH - 4, ONSET, PEAK, OFFSET)).isCloseTo(NOTCH, within(1.0));
    }

    @Test
    void marksAShoulderAtTheEndOfTheFall() {
        assertThat(trace(shoulders()).notch(NOTCH - 4, ONSET, PEAK, OFFSET)).isBetween(NOTCH - 1, NOTCH + 2.5);
    }

    @Test
    void ofTwoBendsMarksTheOneThatTheModelSees() {
        PulseTrace trace = trace(pulses());
        double end = OFFSET + 80;
        double next = NOTCH + 80;
        assertThat(trace.notch(next + 3, ONSET, PEAK, end)).isCloseTo(next, within(1.0));
        assertThat(trace.notch(NOTCH + 3, ONSET, PEAK, end)).isCloseTo(NOTCH, within(1.0));
    }

    @Test
    void marksTheHighestPointBetweenTwoSamples() {
        float[] signal = pulses();
        double exact = trace(signal).peak(ONSET, NOTCH);
        assertThat(exact).isCloseTo(PEAK, within(1.0));
        for (int i = 0; i < signal.length; i++) {
            signal[i] = DrawnPulse.at(Math.floorMod(10 * i - 1504, 800), 800);
        }
        assertThat(trace(signal).peak(ONSET, NOTCH)).isCloseTo(exact + 0.4, within(0.1));
    }

    @Test
    void marksTheSamePlacesAtAnyLevelAndHeight() {
        float[] signal = pulses();
        for (int i = 0; i < signal.length; i++) {
            signal[i] = 500 + 40 * signal[i];
        }
        PulseTrace usual = trace(pulses());
        PulseTrace scaled = trace(signal);
        assertThat(scaled.foot(ONSET, NOTCH)).isCloseTo(usual.foot(ONSET, NOTCH), within(0.05));
        assertThat(scaled.peak(ONSET, NOTCH)).isCloseTo(usual.peak(ONSET, NOTCH), within(0.05));
        assertThat(scaled.notch(NOTCH, ONSET, PEAK, OFFSET))
                .isCloseTo(usual.notch(NOTCH, ONSET, PEAK, OFFSET), within(0.05));
    }

    @Test
    void marksNothingWhereTheTraceNeitherRisesNorBends() {
        float[] falling = new float[400];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = -i;
        }
        assertThat(trace(falling).foot(ONSET, NOTCH)).isNaN();
        assertThat(trace(new float[400]).notch(NOTCH, ONSET, PEAK, OFFSET)).isNaN();
    }

    @Test
    void marksNoFootInAGap() {
        float[] signal = pulses();
        Arrays.fill(signal, 120, 156, Float.NaN);
        assertThat(trace(signal).foot(ONSET, NOTCH)).isNaN();
    }
}
