package org.einthoven.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;

/**
 * What the beat model reads of a beat is normalised by the past: what comes after the next beat changes nothing. The
 * first beats of a recording, which have no past, are measured by the first eight.
 */
class OnlyThePastTest {

    private static final SampleRate RATE = new SampleRate(250);
    private static final int BEATS = 60;
    private static final int FIRST_WITH_A_PAST = 8;

    /** How long the band's filters ring on; what is further away does not come through. */
    private static final double RINGING_MS = 3000;

    @Property(tries = 30)
    void aBeatsRhythmDoesNotDependOnWhatComesAfterTheNextBeat(
            @ForAll long seed, @ForAll @IntRange(min = FIRST_WITH_A_PAST, max = BEATS - 3) int beat) {
        double[] times = times(seed, BEATS);
        double[] others = times.clone();
        for (int b = beat + 2; b < BEATS; b++) {
            others[b] = others[b - 1] + 250 + 37 * (b % 5);
        }

        assertThat(new RhythmContext(others).features(beat)).containsExactly(new RhythmContext(times).features(beat));
        assertThat(new RhythmContext(Arrays.copyOf(times, beat + 2)).features(beat))
                .containsExactly(new RhythmContext(times).features(beat));
    }

    @Property(tries = 15)
    void aBeatsFrameDoesNotDependOnTheTraceAfterTheNextBeat(
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll @IntRange(min = FIRST_WITH_A_PAST, max = BEATS - 12) int beat) {
        double[] times = times(seed, BEATS);
        float[] trace = trace(times);
        float[] other = trace.clone();
        int from = (int) RATE.indexAt(times[beat + 1] + RINGING_MS);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = from; i < other.length; i++) {
            other[i] = (float) (3 * Math.sin(i * 0.05) + random.nextDouble());
        }

        float[] frame = frame(trace, times, beat);
        float[] same = frame(other, times, beat);

        for (int i = 0; i < frame.length; i++) {
            assertThat(same[i]).isEqualTo(frame[i], within(0.02f));
        }
        assertThat(frame(other, times, BEATS - 2)).as("the change itself").isNotEqualTo(frame(trace, times, BEATS - 2));
    }

    private static float[] frame(float[] trace, double[] times, int beat) {
        FloatBuffer frame = FloatBuffer.allocate(BeatFrames.CHANNELS * BeatFrames.LENGTH);
        new BeatFrames(Samples.copyOf(trace), RATE, times).put(beat, frame);
        return frame.array();
    }

    private static double[] times(long seed, int beats) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = new double[beats];
        times[0] = 500;
        for (int b = 1; b < beats; b++) {
            times[b] = times[b - 1] + 500 + 600 * random.nextDouble();
        }
        return times;
    }

    private static float[] trace(double[] times) {
        float[] trace = new float[(int) RATE.indexAt(times[times.length - 1] + 2000)];
        for (double time : times) {
            int peak = (int) RATE.indexAt(time);
            for (int i = -10; i <= 10; i++) {
                trace[peak + i] += (float) (1 - Math.abs(i) / 10.0);
            }
        }
        return trace;
    }
}
