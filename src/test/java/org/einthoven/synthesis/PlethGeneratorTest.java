package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class PlethGeneratorTest {

    private static final SampleRate HZ_500 = new SampleRate(500);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Property(tries = 20)
    void isTheSameForTheSameSeed(@ForAll long seed) {
        PlethRecipe recipe = PlethRecipe.random(new Random(seed));
        assertThat(generate(recipe, seed).pleth())
                .isEqualTo(generate(recipe, seed).pleth());
        assertThat(generate(recipe, seed).pulses())
                .isEqualTo(generate(recipe, seed).pulses());
    }

    @Property(tries = 40)
    void ordersOnsetPeakNotchAndOffsetWithoutAGapBetweenPulses(@ForAll long seed) {
        List<TruePulse> pulses =
                generate(PlethRecipe.random(new Random(seed)), seed).pulses();
        for (int i = 0; i < pulses.size(); i++) {
            TruePulse pulse = pulses.get(i);
            assertThat(List.of(pulse.onsetMs(), pulse.peakMs(), pulse.notchMs(), pulse.offsetMs()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            if (i > 0) {
                assertThat(pulse.onsetMs()).isEqualTo(pulses.get(i - 1).offsetMs());
            }
        }
    }

    @Property(tries = 20)
    void hasTheRateThatWasAskedFor(@ForAll long seed, @ForAll @DoubleRange(min = 35, max = 180) double rate) {
        List<TruePulse> pulses = PlethGenerator.generate(PlethRecipe.of(rate), Duration.ofSeconds(40), HZ_500, seed)
                .pulses();
        double meanMs = (pulses.get(pulses.size() - 1).onsetMs() - pulses.get(0).onsetMs()) / (pulses.size() - 1);
        assertThat(60_000 / meanMs).isCloseTo(rate, within(rate * 0.03));
    }

    @Property(tries = 20)
    void putsOnsetsInDipsAndPeaksOnTops(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double stiffness) {
        GeneratedPleth pleth =
                generate(PlethRecipe.of(70).withStiffness(stiffness).withoutNoise(), seed);
        Samples samples = pleth.pleth().samples();
        for (TruePulse pulse : pleth.pulses()) {
            if (pulse.onsetMs() > 20 && pulse.offsetMs() < 9950) {
                int onset = (int) Math.round(HZ_500.indexAt(pulse.onsetMs()));
                int peak = (int) Math.round(HZ_500.indexAt(pulse.peakMs()));
                assertThat(samples.at(onset)).isLessThan(samples.at(onset - 5)).isLessThan(samples.at(onset + 15));
                assertThat(samples.at(peak)).isGreaterThan(samples.at(peak - 5)).isGreaterThan(samples.at(peak + 5));
                assertThat(samples.at(peak) - samples.at(onset)).isBetween(0.6f, 1.7f);
            }
        }
    }

    @Test
    void showsANotchInYoungArteriesAndAShoulderInStiffOnes() {
        assertThat(generate(PlethRecipe.of(60).withStiffness(0), 3).pulses()).allMatch(TruePulse::notched);
        assertThat(generate(PlethRecipe.of(60).withStiffness(1), 3).pulses()).noneMatch(TruePulse::notched);
    }

    @Test
    void isSystolicFromOnsetToNotch() {
        GeneratedPleth pleth = generate(PlethRecipe.of(60), 4);
        boolean[] systolic = pleth.systolic();
        TruePulse pulse = pleth.pulses().get(2);
        assertThat(systolic[(int) Math.ceil(HZ_500.indexAt(pulse.onsetMs()))]).isTrue();
        assertThat(systolic[(int) Math.floor(HZ_500.indexAt(pulse.notchMs())) - 1])
                .isTrue();
        assertThat(systolic[(int) Math.ceil(HZ_500.indexAt(pulse.notchMs())) + 1])
                .isFalse();
        assertThat(systolic[(int) Math.floor(HZ_500.indexAt(pulse.offsetMs())) - 1])
                .isFalse();
    }

    @Test
    void refusesStiffnessAboveOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlethRecipe.of(60).withStiffness(1.1));
    }

    private static GeneratedPleth generate(PlethRecipe recipe, long seed) {
        return PlethGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
    }
}
