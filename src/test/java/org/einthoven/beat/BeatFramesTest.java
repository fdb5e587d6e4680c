package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class BeatFramesTest {

    private static final double[] PEAKS = Heartbeats.regular(75, 20);

    @Test
    void theRPeakStandsAtItsPlace() {
        float[] frame = frame(1, 500, 10);

        assertThat(indexOfLargest(frame, 0)).isEqualTo(BeatFrames.BEFORE);
        assertThat(indexOfLargest(frame, BeatFrames.LENGTH)).isEqualTo(BeatFrames.BEFORE);
    }

    @Test
    void gainDoesNotMatter() {
        assertThat(frame(3, 500, 10)).containsExactly(frame(0.7, 500, 10), within(1e-3f));
    }

    @Test
    void sampleRateHardlyMatters() {
        assertThat(frame(1, 1000, 10)).containsExactly(frame(1, 250, 10), within(0.03f));
    }

    @Test
    void theUsualBeatDoesNotKnowTheFuture() {
        Ecg whole = Heartbeats.ecg(PEAKS, 20, 250, new double[] {1}, 90, 0.05);
        float[] changed = whole.leads().get(0).samples().toArray();
        for (int i = (int) (PEAKS[13] / 4); i < changed.length; i++) {
            changed[i] *= 3;
        }
        float[] before = frame(whole.leads().get(0).samples(), whole.rate(), 11);

        float[] after = frame(Samples.copyOf(changed), whole.rate(), 11);
        float[] usualBefore = Arrays.copyOfRange(before, BeatFrames.LENGTH, 2 * BeatFrames.LENGTH);
        float[] usualAfter = Arrays.copyOfRange(after, BeatFrames.LENGTH, 2 * BeatFrames.LENGTH);
        assertThat(usualAfter).containsExactly(usualBefore, within(0.02f));
    }

    @Test
    void whatARecordingsEndCutsOffABeatIsFilledUpWithTheUsualBeat() {
        double[] peaks = {100, 900, 1700};
        Ecg ecg = Heartbeats.ecg(peaks, 2.5, 250, new double[] {1}, 90, 0);

        float[] frame = frame(ecg.leads().get(0).samples(), ecg.rate(), peaks, 0);

        int missing = BeatFrames.BEFORE - 13;
        assertThat(Arrays.copyOf(frame, missing))
                .containsExactly(Arrays.copyOfRange(frame, BeatFrames.LENGTH, BeatFrames.LENGTH + missing));
        assertThat(frame[BeatFrames.BEFORE]).isGreaterThan(0.3f);
    }

    private static float[] frame(double amplitude, double hz, int beat) {
        Ecg ecg = Heartbeats.ecg(PEAKS, 20, hz, new double[] {amplitude}, 90, 0);
        return frame(ecg.leads().get(0).samples(), ecg.rate(), beat);
    }

    private static float[] frame(Samples lead, SampleRate rate, int beat) {
        return frame(lead, rate, PEAKS, beat);
    }

    private static float[] frame(Samples lead, SampleRate rate, double[] peaks, int beat) {
        FloatBuffer buffer = FloatBuffer.allocate(BeatFrames.CHANNELS * BeatFrames.LENGTH);
        new BeatFrames(lead, rate, peaks).put(beat, buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }

    private static int indexOfLargest(float[] values, int from) {
        int best = from;
        for (int i = from; i < from + BeatFrames.LENGTH; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best - from;
    }
}
