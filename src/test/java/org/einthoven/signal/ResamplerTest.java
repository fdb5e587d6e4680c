package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class ResamplerTest {

    private static final SampleRate HZ_500 = new SampleRate(500);
    private static final SampleRate HZ_250 = new SampleRate(250);
    private static final SampleRate HZ_100 = new SampleRate(100);

    @Test
    void keepsAmplitudeWhenResamplingFrom500To100Hz() {
        float[] out = Resampler.between(HZ_500, HZ_100).apply(Sines.sine(5, 1, HZ_500, 5000));
        assertThat(out).hasSize(1000);
        assertThat(Sines.amplitude(out, 5, HZ_100)).isCloseTo(1, within(0.002));
    }

    @Test
    void removesWhatTheLowerRateCannotCarry() {
        float[] out = Resampler.between(HZ_500, HZ_100).apply(Sines.sine(70, 1, HZ_500, 5000));
        assertThat(Sines.amplitude(out, 30, HZ_100)).as("70 Hz folded to 30 Hz").isLessThan(0.005);
    }

    @Property(tries = 200)
    void putsEverySampleOfASineWhereItWasAtAnyRatio(
            @ForAll @DoubleRange(min = 50, max = 2000) double from,
            @ForAll @DoubleRange(min = 50, max = 2000) double to) {
        SampleRate source = new SampleRate(from);
        SampleRate target = new SampleRate(to);
        int length = (int) (4 * from);
        float[] out = Resampler.between(source, target).apply(Sines.sine(7, 1, source, length));
        assertThat(out).hasSize((int) Math.round(length / (from / to)));
        for (int k = out.length / 4; k < out.length * 3 / 4; k++) {
            assertThat((double) out[k]).isCloseTo(Math.sin(2 * Math.PI * 7 * k / to), within(0.01));
        }
    }

    @Property(tries = 50)
    void keepsAConstantToTheLastSample(@ForAll @IntRange(min = 1, max = 400) int length) {
        float[] constant = new float[length];
        Arrays.fill(constant, 0.7f);
        assertThat(Resampler.between(new SampleRate(360), HZ_250).apply(constant))
                .containsOnly(0.7f);
    }

    @Property(tries = 50)
    void scalesWithTheGain(@ForAll @DoubleRange(min = 0.1, max = 50) double gain) {
        float[] values = Sines.sine(9, 1, HZ_500, 700);
        float[] louder = values.clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= (float) gain;
        }
        Resampler resampler = Resampler.between(HZ_500, HZ_250);
        float[] a = resampler.apply(values);
        float[] b = resampler.apply(louder);
        for (int i = 0; i < a.length; i++) {
            assertThat((double) b[i]).isCloseTo(a[i] * gain, within(1e-5 * gain));
        }
    }

    @Test
    void shiftsTheResultByWholeSamplesWhenTheInputIsShifted() {
        float[] values = new float[1000];
        float[] later = new float[1000];
        values[400] = 1;
        later[420] = 1;
        Resampler resampler = Resampler.between(HZ_500, HZ_250);
        float[] a = resampler.apply(values);
        float[] b = resampler.apply(later);
        for (int i = 100; i < 300; i++) {
            assertThat(b[i + 10]).isEqualTo(a[i]);
        }
    }

    @Test
    void leavesMissingSamplesMissingInPlaceAndTheirNeighboursAlone() {
        float[] values = Sines.sine(5, 1, HZ_500, 2000);
        for (int i = 1000; i < 1100; i++) {
            values[i] = Float.NaN;
        }
        float[] out = Resampler.between(HZ_500, HZ_250).apply(values);
        for (int k = 0; k < out.length; k++) {
            assertThat(Float.isNaN(out[k])).as("sample " + k).isEqualTo(k >= 500 && k < 550);
        }
        assertThat((double) out[400]).isCloseTo(Math.sin(2 * Math.PI * 5 * 400 / 250), within(0.002));
    }

    @Test
    void returnsOnlyMissingSamplesForAChannelThatHasNothingElse() {
        assertThat(Resampler.between(HZ_500, HZ_250).apply(new float[] {Float.NaN, Float.NaN}))
                .containsExactly(Float.NaN);
    }

    @Test
    void returnsTheSameValuesWhereBothRatesAreEqual() {
        float[] values = Sines.sine(5, 1, HZ_500, 100);
        assertThat(Resampler.between(HZ_500, HZ_500).apply(values)).isEqualTo(values);
    }
}
