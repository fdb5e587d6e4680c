package org.einthoven.ppg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class PulseDecoderTest {

    private static final SampleRate RATE = new SampleRate(100);

    /** Systole 30 samples, diastole 50, beginning with the end of a diastole. */
    private static float[] scores() {
        float[] scores = new float[300];
        for (int i = 0; i < scores.length; i++) {
            int phase = Math.floorMod(i - 20, 80);
            scores[i] = phase < 30 ? 0.9f : 0.1f;
        }
        return scores;
    }

    /** Says nothing of where a pulse begins and ends, so that the scores alone decide. */
    private static final float[] FLAT = new float[300];

    @Test
    void givesEachPulseThatWasRecordedFromOnsetToOffset() {
        List<Pulse> pulses = PulseDecoder.decode(FLAT, scores(), RATE);
        assertThat(pulses).hasSize(3);
        assertThat(pulses)
                .extracting(Pulse::onsetMs)
                .usingElementComparator(PulseDecoderTest::near)
                .containsExactly(195.0, 995.0, 1795.0);
        assertThat(pulses.get(0).notchMs()).isCloseTo(495, within(1.0));
        assertThat(pulses.get(0).offsetMs()).isEqualTo(pulses.get(1).onsetMs());
    }

    @Test
    void marksOnTheTraceWhereTheScoresAreOnlyNear() {
        float[] signal = new float[300];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = DrawnPulse.at(10 * Math.floorMod(i - 22, 80), 800);
        }
        List<Pulse> pulses = PulseDecoder.decode(signal, scores(), RATE);
        assertThat(pulses).hasSize(3);
        assertThat(pulses.get(1).onsetMs()).isCloseTo(1020, within(15.0));
        assertThat(pulses.get(1).peakMs()).isCloseTo(1020 + DrawnPulse.PEAK_MS, within(10.0));
        assertThat(pulses.get(1).notchMs()).isCloseTo(1020 + DrawnPulse.NOTCH_MS, within(10.0));
        assertThat(pulses.get(1).offsetMs()).isEqualTo(pulses.get(2).onsetMs());
    }

    @Test
    void marksWhereTheScoresCrossBetweenTwoSamples() {
        float[] scores = scores();
        scores[19] = 0.4f;
        scores[20] = 0.8f;
        assertThat(PulseDecoder.decode(FLAT, scores, RATE).get(0).onsetMs()).isCloseTo(192.5, within(0.01));
    }

    @Test
    void passesOverAFlickerOfTheScores() {
        float[] scores = scores();
        Arrays.fill(scores, 70, 75, 0.9f);
        Arrays.fill(scores, 30, 33, 0.1f);
        assertThat(PulseDecoder.decode(FLAT, scores, RATE)).isEqualTo(PulseDecoder.decode(FLAT, scores(), RATE));
    }

    @Test
    void givesNoPulseThatAGapCutsIntoPieces() {
        float[] scores = scores();
        Arrays.fill(scores, 130, 140, Float.NaN);
        assertThat(PulseDecoder.decode(FLAT, scores, RATE))
                .extracting(pulse -> Math.round(pulse.onsetMs()))
                .containsExactly(195L, 1795L);
    }

    @Test
    void givesNoPulseWhereTheNextOneIsTooFarToBeItsEnd() {
        float[] scores = new float[600];
        Arrays.fill(scores, 20, 50, 1);
        Arrays.fill(scores, 400, 430, 1);
        assertThat(PulseDecoder.decode(new float[600], scores, RATE)).isEmpty();
    }

    @Test
    void givesNothingWhereNothingWasRecorded() {
        float[] nothing = new float[300];
        Arrays.fill(nothing, Float.NaN);
        assertThat(PulseDecoder.decode(nothing, nothing, RATE)).isEmpty();
    }

    private static int near(double one, double other) {
        return Math.abs(one - other) < 1 ? 0 : Double.compare(one, other);
    }
}
