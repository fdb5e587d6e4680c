package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class NoiseTest {

    private static final SampleRate HZ_250 = new SampleRate(250);

    @Property(tries = 40)
    void hasMeanZeroAndMeanSquareOne(@ForAll Noise kind, @ForAll long seed) {
        float[] noise = kind.generate(2500, HZ_250, new Random(seed));
        double sum = 0;
        double squares = 0;
        for (float value : noise) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / noise.length).isCloseTo(0, within(1e-4));
        assertThat(squares / noise.length).isCloseTo(1, within(1e-3));
    }

    @Property(tries = 20)
    void isTheSameForTheSameSeed(@ForAll Noise kind, @ForAll long seed) {
        assertThat(kind.generate(500, HZ_250, new Random(seed)))
                .isEqualTo(kind.generate(500, HZ_250, new Random(seed)));
    }

    @Property(tries = 40)
    void isMixedAtTheRatioThatWasAskedFor(@ForAll Noise kind, @ForAll @DoubleRange(min = -6, max = 24) double snrDb) {
        float[] clean = Sines.sine(10, 0.3, HZ_250, 5000);
        float[] mixed = Noise.mix(clean, kind.generate(6000, HZ_250, new Random(7)), snrDb);
        double signal = 0;
        double mean = 0;
        for (int i = 0; i < clean.length; i++) {
            mean += (mixed[i] - clean[i]) / clean.length;
        }
        double noise = 0;
        for (int i = 0; i < clean.length; i++) {
            signal += clean[i] * clean[i];
            noise += Math.pow(mixed[i] - clean[i] - mean, 2);
        }
        assertThat(10 * Math.log10(signal / noise)).isCloseTo(snrDb, within(0.01));
    }

    @Test
    void baselineWanderIsSlow() {
        float[] noise = Noise.BASELINE_WANDER.generate(25000, HZ_250, new Random(1));
        float[] fast = ZeroPhaseFilter.highPass(HZ_250, 1).apply(noise);
        assertThat(power(fast)).isLessThan(0.01);
    }

    @Test
    void muscleNoiseIsFast() {
        float[] noise = Noise.MUSCLE.generate(25000, HZ_250, new Random(1));
        assertThat(power(ZeroPhaseFilter.lowPass(HZ_250, 5).apply(noise))).isLessThan(0.01);
    }

    @Test
    void keepsGapsOfTheCleanChannel() {
        float[] clean = Sines.sine(10, 0.3, HZ_250, 100);
        clean[5] = Float.NaN;
        float[] mixed = Noise.mix(clean, Noise.MUSCLE.generate(100, HZ_250, new Random(1)), 6);
        assertThat(mixed[5]).isNaN();
        assertThat(mixed[6]).isFinite();
    }

    @Test
    void refusesNoiseThatIsTooShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> Noise.mix(new float[10], new float[9], 0));
    }

    private static double power(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
