package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class MainsTest {

    private static final SampleRate HZ_500 = new SampleRate(500);

    @Property(tries = 30)
    void isFoundInNoiseWhereverItBegins(@ForAll long seed, @ForAll Mains mains) {
        float[] values = Noise.MUSCLE.generate(5000, HZ_500, new Random(seed));
        float[] hum = Sines.sine(mains.hz(), 0.1, HZ_500, 5000);
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.02f * values[i] + hum[i];
        }
        assertThat(Mains.detect(Samples.copyOf(values), HZ_500)).contains(mains);
    }

    @Property(tries = 30)
    void isNotSeenInMuscleNoise(@ForAll long seed) {
        float[] values = Noise.MUSCLE.generate(5000, HZ_500, new Random(seed));
        assertThat(Mains.detect(Samples.copyOf(values), HZ_500)).isEmpty();
    }

    @Test
    void isNotLookedForWhereTheRateCannotCarryIt() {
        SampleRate slow = new SampleRate(100);
        assertThat(Mains.detect(Samples.copyOf(new float[1000]), slow)).isEmpty();
    }

    @Test
    void isFoundBesideGaps() {
        float[] hum = Sines.sine(50, 0.1, HZ_500, 5000);
        hum[1200] = Float.NaN;
        assertThat(Mains.detect(Samples.copyOf(hum), HZ_500)).contains(Mains.HZ_50);
    }
}
