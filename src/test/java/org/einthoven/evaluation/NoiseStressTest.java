package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.signal.StressPower;
import org.junit.jupiter.api.Test;

class NoiseStressTest {

    private static final SampleRate RATE = new SampleRate(100);

    /** A spike of 2 mV each second, so that the power is 2² / 8 = 0.5 mV². */
    private static final Ecg TEN_MINUTES =
            new Ecg(RATE, List.of(new Lead(LeadName.II, samples(60_000, i -> i % 100 == 50 ? 2f : 0f))));

    private static final double[] R_PEAKS_MS =
            IntStream.range(0, 600).mapToDouble(s -> 1000 * s + 500).toArray();

    /** Of 1 mV, in turn above and below zero: its power is 1 mV². */
    private static final Samples NOISE = samples(700, i -> i % 2 == 0 ? 1f : -1f);

    @Test
    void theFirstFiveMinutesAndEachSecondTwoMinutesAreClean() {
        assertThat(NoiseStress.noisy(600_000))
                .containsExactly(new Stretch(300_000, 420_000), new Stretch(540_000, 600_000));
        assertThat(NoiseStress.clean(600_000)).containsExactly(new Stretch(0, 300_000), new Stretch(420_000, 540_000));
    }

    @Test
    void powersAreTakenAsTheTestTakesThem() {
        assertThat(StressPower.ofSignal(TEN_MINUTES.leads().get(0).samples(), RATE, R_PEAKS_MS))
                .isCloseTo(0.5, within(1e-9));
        assertThat(StressPower.ofNoise(NOISE, RATE)).isCloseTo(1, within(1e-9));
    }

    @Test
    void noiseIsAddedAtThePowerThatIsAskedForAndNowhereElse() {
        float[] clean = TEN_MINUTES.leads().get(0).samples().toArray();
        float[] stressed = NoiseStress.in(TEN_MINUTES, R_PEAKS_MS, List.of(NOISE), 6)
                .leads()
                .get(0)
                .samples()
                .toArray();

        assertThat(variance(clean, stressed, 0, 30_000)).isZero();
        assertThat(10 * Math.log10(0.5 / variance(clean, stressed, 30_000, 42_000)))
                .isCloseTo(6, within(0.01));
        assertThat(variance(clean, stressed, 42_000, 54_000)).isCloseTo(0, within(1e-9));
        assertThat(10 * Math.log10(0.5 / variance(clean, stressed, 54_000, 60_000)))
                .isCloseTo(6, within(0.01));
    }

    @Test
    void theLevelGoesOnWhereNoiseBeginsAndEnds() {
        float[] stressed = NoiseStress.in(
                        new Ecg(RATE, List.of(new Lead(LeadName.II, samples(60_000, i -> i % 100 == 50 ? 2f : 0f)))),
                        R_PEAKS_MS,
                        List.of(samples(60_000, i -> 5 + i / 60_000f)),
                        0)
                .leads()
                .get(0)
                .samples()
                .toArray();

        for (int i : new int[] {30_000, 42_000, 54_000}) {
            assertThat(stressed[i]).isCloseTo(stressed[i - 1], within(0.05f));
        }
    }

    private static double variance(float[] clean, float[] stressed, int from, int to) {
        double[] added = IntStream.range(from, to)
                .mapToDouble(i -> stressed[i] - clean[i])
                .toArray();
        double mean = IntStream.range(0, added.length)
                .mapToDouble(i -> added[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, added.length)
                .mapToDouble(i -> (added[i] - mean) * (added[i] - mean))
                .average()
                .orElseThrow();
    }

    private interface At {
        float mv(int index);
    }

    private static Samples samples(int length, At at) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = at.mv(i);
        }
        return Samples.copyOf(values);
    }
}
