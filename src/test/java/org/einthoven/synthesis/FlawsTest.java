package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.electrode.ElectrodeSwap;
import org.einthoven.signal.Noise;
import org.einthoven.signal.NoiseSource;
import org.einthoven.signal.RecordedNoise;
import org.einthoven.signal.StressPower;
import org.einthoven.synthesis.Flaws.AddedNoise;
import org.einthoven.synthesis.Flaws.MissingStretch;
import org.einthoven.synthesis.Flaws.WrongGain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlawsTest {

    private static final SampleRate HZ_500 = new SampleRate(500);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final EcgRecipe HEART = EcgRecipe.of(Rhythm.SINUS, 72).withoutNoise();
    private static final Set<LeadName> RECORDED = Set.of(
            LeadName.I, LeadName.II, LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6);

    private static GeneratedEcg made(EcgRecipe recipe, Flaws flaws, long seed) {
        return EcgGenerator.generate(recipe, flaws, TEN_SECONDS, HZ_500, seed);
    }

    private static Samples lead(GeneratedEcg ecg, LeadName name) {
        return ecg.ecg().lead(name).orElseThrow().samples();
    }

    private static RecordedNoise recorded() {
        SampleRate rate = new SampleRate(360);
        float[] hum = Noise.ELECTRODE_MOTION.generate(360 * 60, rate, new SplittableRandom(1));
        return new RecordedNoise(List.of(Samples.copyOf(hum)), rate);
    }

    @Property(tries = 30)
    void theMixtureHasTheRatioThatWasAskedFor(
            @ForAll long seed, @ForAll @DoubleRange(min = -6, max = 24) double snrDb, @ForAll boolean made) {
        NoiseSource source = made ? Noise.MUSCLE : recorded();
        GeneratedEcg clean = made(HEART, Flaws.NONE, seed);
        GeneratedEcg noisy = made(HEART, Flaws.of(new AddedNoise(Noise.MUSCLE, source, snrDb)), seed);
        double[] rPeaksMs = clean.beats().stream().mapToDouble(TrueBeat::timeMs).toArray();
        for (LeadName name : RECORDED) {
            float[] added = lead(noisy, name).toArray();
            for (int i = 0; i < added.length; i++) {
                added[i] -= lead(clean, name).at(i);
            }
            double ratio = StressPower.ofSignal(lead(clean, name), HZ_500, rPeaksMs)
                    / StressPower.ofNoise(Samples.copyOf(added), HZ_500);
            assertThat(10 * Math.log10(ratio)).as(name.display()).isCloseTo(snrDb, within(0.1));
        }
        assertThat(noisy.flaws().noise().get(0).snrDb()).isEqualTo(snrDb);
        assertThat(noisy.waves()).isEqualTo(clean.waves());
    }

    @ParameterizedTest
    @EnumSource(ElectrodeSwap.class)
    void leadsOfExchangedElectrodesAreWhatTheSwapMakesOfRightOnes(ElectrodeSwap swap) {
        GeneratedEcg right = made(HEART, Flaws.NONE, 4);
        GeneratedEcg wrong = made(HEART, Flaws.of(new Wiring(swap.code(), swap::simulated)), 4);
        for (Lead expected : swap.simulated(right.ecg()).leads()) {
            Samples found = lead(wrong, expected.name());
            for (int i = 0; i < found.length(); i++) {
                assertThat((double) found.at(i)).isCloseTo(expected.samples().at(i), within(1e-5));
            }
        }
        assertThat(ElectrodeSwap.named(wrong.flaws().wiring().name())).contains(swap);
    }

    @Test
    void wavesMoveWithTheElectrodesThatSeeThem() {
        ElectrodeSwap arms = ElectrodeSwap.ARMS;
        GeneratedEcg right = made(HEART, Flaws.NONE, 4);
        GeneratedEcg wrong = made(HEART, Flaws.of(new Wiring(arms.code(), arms::simulated)), 4);
        assertThat(times(wrong, LeadName.II)).isEqualTo(times(right, LeadName.III));
        assertThat(times(wrong, LeadName.AVR)).isEqualTo(times(right, LeadName.AVL));
        assertThat(times(wrong, LeadName.V3)).isEqualTo(times(right, LeadName.V3));
        assertThat(times(wrong, null)).hasSameSizeAs(times(right, null));
    }

    private static List<String> times(GeneratedEcg ecg, LeadName name) {
        return ecg.waves(name).stream()
                .map(wave -> wave.wave() + " " + Math.round(wave.onsetMs()) + " " + Math.round(wave.offsetMs()))
                .toList();
    }

    @Test
    void aWrongGainMultipliesItsLeadsAndNoOther() {
        GeneratedEcg right = made(HEART, Flaws.NONE, 4);
        GeneratedEcg wrong = made(HEART, Flaws.of(new WrongGain(Set.of(LeadName.V2), 0.5)), 4);
        GeneratedEcg twice = made(HEART, Flaws.of(new WrongGain(EcgGenerator.TWELVE_LEADS, 2)), 4);
        for (LeadName name : EcgGenerator.TWELVE_LEADS) {
            for (int i = 0; i < right.ecg().length(); i += 7) {
                float mv = lead(right, name).at(i);
                assertThat(lead(wrong, name).at(i)).isEqualTo(name == LeadName.V2 ? mv * 0.5f : mv);
                assertThat(lead(twice, name).at(i)).isEqualTo(mv * 2);
            }
        }
        assertThat(wrong.waves()).isEqualTo(right.waves());
    }

    @Property(tries = 20)
    void whatIsMissingIsMissingWhereTheTruthSays(
            @ForAll @DoubleRange(min = 0, max = 9000) double fromMs, @ForAll boolean flat) {
        MissingStretch gap = new MissingStretch(Set.of(LeadName.V2, LeadName.II), fromMs, fromMs + 700, flat);
        GeneratedEcg whole = made(HEART, Flaws.NONE, 4);
        GeneratedEcg torn = made(HEART, Flaws.of(gap), 4);
        boolean[] missing = torn.missing(LeadName.V2);
        float held = Float.NaN;
        for (int i = 0; i < missing.length; i++) {
            assertThat(missing[i]).isEqualTo(HZ_500.msAt(i) >= fromMs && HZ_500.msAt(i) < fromMs + 700);
            float mv = lead(torn, LeadName.V2).at(i);
            held = missing[i] && Float.isNaN(held) ? mv : held;
            if (!missing[i]) {
                assertThat(mv).isEqualTo(lead(whole, LeadName.V2).at(i));
            } else if (flat) {
                assertThat(mv).isEqualTo(held);
            } else {
                assertThat(mv).isNaN();
            }
        }
        assertThat(torn.missing(LeadName.V3)).doesNotContain(true);
        assertThat(lead(torn, LeadName.V3)).isEqualTo(lead(whole, LeadName.V3));
        assertThat(torn.labels(LeadName.V2)).contains(Wave.QRS);
    }

    @Test
    void flawsComeInAnyCombinationAndAreDrawnAlikeForTheSameSeed() {
        WardFlaws ward = new WardFlaws(
                Stream.of(ElectrodeSwap.values())
                        .map(swap -> new Wiring(swap.code(), swap::simulated))
                        .toList(),
                java.util.Map.of(Noise.MUSCLE, Noise.MUSCLE));
        List<Flaws> drawn = draw(ward);
        assertThat(drawn).isEqualTo(draw(ward));
        assertThat(drawn)
                .anyMatch(flaws -> flaws.wiring() != null && !flaws.noise().isEmpty());
        assertThat(drawn).anyMatch(flaws -> flaws.gains().stream()
                .anyMatch(gain -> gain.leads().size() == 1));
        assertThat(drawn).anyMatch(flaws -> flaws.gains().stream()
                .anyMatch(gain -> gain.leads().size() == 12));
        assertThat(drawn).anyMatch(flaws -> flaws.missing().stream().anyMatch(MissingStretch::flat));
        assertThat(drawn).anyMatch(flaws -> flaws.missing().stream().anyMatch(gap -> !gap.flat()));
        assertThat(drawn.stream().flatMap(flaws -> flaws.missing().stream()))
                .allMatch(gap -> gap.fromMs() >= 0 && gap.toMs() <= 10_000);
        assertThat(drawn.stream().filter(Flaws.NONE::equals).count()).isGreaterThan(80);
    }

    private static List<Flaws> draw(WardFlaws ward) {
        SplittableRandom random = new SplittableRandom(2);
        return Stream.generate(() -> ward.draw(10_000, random)).limit(200).toList();
    }
}
