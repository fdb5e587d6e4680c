package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class ZeroPhaseFilterTest {

    private static final SampleRate HZ_500 = new SampleRate(500);
    private static final int LENGTH = 5000;

    @Test
    void notchKills50HzAndLeaves10Hz() {
        ZeroPhaseFilter notch = Mains.HZ_50.notch(HZ_500);
        assertThat(amplitudeAfter(notch, 50)).isLessThan(0.001);
        assertThat(amplitudeAfter(notch, 10)).isCloseTo(1, within(0.001));
        assertThat(amplitudeAfter(notch, 40)).isGreaterThan(0.98);
    }

    @Property(tries = 50)
    void hasLostThreeDecibelsAtItsCutoffAtAnyRate(
            @ForAll @DoubleRange(min = 100, max = 2000) double hz,
            @ForAll @DoubleRange(min = 2, max = 30) double cutoff) {
        SampleRate rate = new SampleRate(hz);
        float[] sine = Sines.sine(cutoff, 1, rate, (int) (20 * hz));
        double half = Math.sqrt(0.5);
        assertThat(Sines.amplitude(ZeroPhaseFilter.lowPass(rate, cutoff).apply(sine), cutoff, rate))
                .isCloseTo(half, within(0.02));
        assertThat(Sines.amplitude(ZeroPhaseFilter.highPass(rate, cutoff).apply(sine), cutoff, rate))
                .isCloseTo(half, within(0.02));
    }

    @Test
    void ecgBandRemovesWanderAndMuscleAndKeepsTheMiddle() {
        ZeroPhaseFilter band = ZeroPhaseFilter.ecgBand(HZ_500);
        assertThat(amplitudeAfter(band, 0.2)).isLessThan(0.07);
        assertThat(amplitudeAfter(band, 10)).isCloseTo(1, within(0.02));
        assertThat(amplitudeAfter(band, 100)).isLessThan(0.07);
    }

    @Test
    void pulseBandKeepsThePulseAndRemovesWhatIsFaster() {
        ZeroPhaseFilter band = ZeroPhaseFilter.pulseBand(HZ_500);
        assertThat(amplitudeAfter(band, 1.5)).isGreaterThan(0.97);
        assertThat(amplitudeAfter(band, 20)).isLessThan(0.07);
    }

    @Property(tries = 100)
    void doesNotMoveAQrsPeakByOneMillisecond(
            @ForAll @DoubleRange(min = 128, max = 1000) double hz,
            @ForAll @DoubleRange(min = 4900, max = 5100) double peakMs) {
        SampleRate rate = new SampleRate(hz);
        float[] qrs = gaussian(rate, (int) (10 * hz), peakMs, 12);
        float[] out =
                ZeroPhaseFilter.ecgBand(rate).then(Mains.HZ_50.notch(rate)).apply(qrs);
        assertThat(centreMs(out, rate)).isCloseTo(centreMs(qrs, rate), within(1.0));
    }

    @Property(tries = 30)
    void scalesWithTheGain(@ForAll @DoubleRange(min = 0.05, max = 20) double gain) {
        float[] quiet = gaussian(HZ_500, LENGTH, 5000, 20);
        float[] loud = quiet.clone();
        for (int i = 0; i < loud.length; i++) {
            loud[i] *= (float) gain;
        }
        float[] a = ZeroPhaseFilter.ecgBand(HZ_500).apply(quiet);
        float[] b = ZeroPhaseFilter.ecgBand(HZ_500).apply(loud);
        for (int i = 0; i < a.length; i += 7) {
            assertThat((double) b[i]).isCloseTo(a[i] * gain, within(1e-6 * gain));
        }
    }

    @Test
    void removesAConstantFromTheFirstSampleToTheLast() {
        float[] offset = new float[1000];
        Arrays.fill(offset, 300);
        for (float value : ZeroPhaseFilter.ecgBand(HZ_500).apply(offset)) {
            assertThat((double) value).isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void putsGapsBackWhereTheyWereAndFiltersAcrossThem() {
        float[] values = Sines.sine(8, 1, HZ_500, LENGTH);
        values[0] = Float.NaN;
        values[2500] = Float.NaN;
        values[LENGTH - 1] = Float.NaN;
        float[] out = ZeroPhaseFilter.ecgBand(HZ_500).apply(values);
        for (int i = 0; i < LENGTH; i++) {
            assertThat(Float.isNaN(out[i])).isEqualTo(Float.isNaN(values[i]));
        }
        assertThat((double) out[2600]).isCloseTo(values[2600], within(0.02));
    }

    @Test
    void leavesTheInputAsItWas() {
        float[] values = Sines.sine(8, 1, HZ_500, 100);
        float[] before = values.clone();
        ZeroPhaseFilter.ecgBand(HZ_500).apply(values);
        assertThat(values).isEqualTo(before);
    }

    @Test
    void passesEverythingWhereTheRateCannotCarryTheLowPass() {
        SampleRate slow = new SampleRate(50);
        float[] values = Sines.sine(8, 1, slow, 200);
        assertThat(ZeroPhaseFilter.lowPass(slow, 40).apply(values)).isEqualTo(values);
        assertThat(Mains.HZ_50.notch(slow).apply(values)).isEqualTo(values);
    }

    @Test
    void refusesAHighPassThatTheRateCannotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> ZeroPhaseFilter.highPass(new SampleRate(50), 40));
    }

    @Test
    void filtersAChannelOfOneSample() {
        assertThat(ZeroPhaseFilter.ecgBand(HZ_500).apply(new float[] {2})).hasSize(1);
    }

    private static double amplitudeAfter(ZeroPhaseFilter filter, double hz) {
        return Sines.amplitude(filter.apply(Sines.sine(hz, 1, HZ_500, 4 * LENGTH)), hz, HZ_500);
    }

    private static float[] gaussian(SampleRate rate, int length, double peakMs, double sigmaMs) {
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            double distance = (rate.msAt(i) - peakMs) / sigmaMs;
            out[i] = (float) Math.exp(-distance * distance / 2);
        }
        return out;
    }

    /** Vertex of the parabola through the highest sample and its neighbours. */
    private static double centreMs(float[] values, SampleRate rate) {
        int top = 1;
        for (int i = 1; i < values.length - 1; i++) {
            top = values[i] > values[top] ? i : top;
        }
        double left = values[top - 1];
        double right = values[top + 1];
        return rate.msAt(top + (right - left) / 2 / (2.0 * values[top] - left - right));
    }
}
