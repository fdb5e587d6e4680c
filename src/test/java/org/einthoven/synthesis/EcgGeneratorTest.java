package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class EcgGeneratorTest {

    private static final SampleRate HZ_500 = new SampleRate(500);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Property(tries = 20)
    void obeysEinthovensLaw(@ForAll long seed) {
        GeneratedEcg ecg = random(seed);
        Samples one = lead(ecg, LeadName.I);
        Samples two = lead(ecg, LeadName.II);
        Samples three = lead(ecg, LeadName.III);
        Samples right = lead(ecg, LeadName.AVR);
        Samples left = lead(ecg, LeadName.AVL);
        Samples foot = lead(ecg, LeadName.AVF);
        for (int i = 0; i < one.length(); i++) {
            assertThat((double) one.at(i) + three.at(i)).isCloseTo(two.at(i), within(1e-5));
            assertThat((double) right.at(i) + left.at(i) + foot.at(i)).isCloseTo(0, within(1e-5));
        }
    }

    @Property(tries = 10)
    void isTheSameForTheSameSeed(@ForAll long seed) {
        assertThat(random(seed).ecg()).isEqualTo(random(seed).ecg());
        assertThat(random(seed).waves()).isEqualTo(random(seed).waves());
    }

    @Property(tries = 30)
    void hasTheRateThatWasAskedFor(@ForAll long seed, @ForAll @DoubleRange(min = 30, max = 220) double rate) {
        GeneratedEcg ecg =
                EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, rate), Duration.ofSeconds(40), HZ_500, seed);
        List<TrueBeat> beats = ecg.beats();
        double meanMs = (beats.get(beats.size() - 1).timeMs() - beats.get(0).timeMs()) / (beats.size() - 1);
        assertThat(60_000 / meanMs).isCloseTo(rate, within(rate * 0.03));
    }

    @Property(tries = 20)
    void putsEachWaveWhereItsTruthSays(@ForAll long seed) {
        EcgRecipe recipe = EcgRecipe.of(Rhythm.SINUS, 65).withoutNoise();
        GeneratedEcg ecg = EcgGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
        Samples two = lead(ecg, LeadName.II);
        for (TrueWave wave : inside(ecg, LeadName.II)) {
            int from = (int) HZ_500.indexAt(wave.onsetMs());
            int to = (int) HZ_500.indexAt(wave.offsetMs());
            int highest = IntStream.rangeClosed(from, to)
                    .reduce((a, b) -> Math.abs(two.at(b)) > Math.abs(two.at(a)) ? b : a)
                    .orElseThrow();
            assertThat(HZ_500.msAt(highest)).as(wave.toString()).isCloseTo(wave.peakMs(), within(3.0));
            double edge = Math.abs(two.at(from));
            assertThat(edge).as(wave.toString()).isLessThan(0.15 * Math.abs(two.at(highest)) + 0.02);
        }
    }

    @Property(tries = 20)
    void isSilentBetweenTheWaves(@ForAll long seed) {
        EcgRecipe recipe = EcgRecipe.of(Rhythm.SINUS, 60).withoutNoise();
        GeneratedEcg ecg = EcgGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
        Samples two = lead(ecg, LeadName.II);
        Wave[] labels = ecg.labels(LeadName.II);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == Wave.NONE) {
                assertThat((double) two.at(i)).isCloseTo(0, within(0.15));
            }
        }
    }

    @Property(tries = 20)
    void hasTheIntervalsOfItsRecipe(@ForAll long seed) {
        EcgRecipe recipe = EcgRecipe.of(Rhythm.SINUS, 60).withPrMs(240).withQtcMs(420);
        GeneratedEcg ecg = EcgGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
        List<TrueWave> waves = ecg.waves((LeadName) null);
        for (int i = 0; i + 2 < waves.size(); i++) {
            if (waves.get(i).wave() == Wave.P) {
                assertThat(waves.get(i + 1).onsetMs() - waves.get(i).onsetMs()).isCloseTo(240, within(15.0));
                assertThat(waves.get(i + 2).offsetMs() - waves.get(i + 1).onsetMs())
                        .isCloseTo(420, within(20.0));
            }
        }
    }

    @Test
    void hasNoPWavesInAtrialFibrillationAndNoTwoIntervalsAlike() {
        GeneratedEcg ecg = generate(EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 90));
        assertThat(ecg.waves()).noneMatch(wave -> wave.wave() == Wave.P);
        double[] rr = IntStream.range(1, ecg.beats().size())
                .mapToDouble(i ->
                        ecg.beats().get(i).timeMs() - ecg.beats().get(i - 1).timeMs())
                .toArray();
        double mean =
                IntStream.range(0, rr.length).mapToDouble(i -> rr[i]).average().orElseThrow();
        double variance = IntStream.range(0, rr.length)
                .mapToDouble(i -> (rr[i] - mean) * (rr[i] - mean))
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(variance) / mean).isGreaterThan(0.1);
    }

    @Test
    void alternatesInBigeminyAndPairsInCouplets() {
        assertThat(classes(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 76))).matches("V?(NV)+N?");
        assertThat(classes(EcgRecipe.of(Rhythm.VENTRICULAR_COUPLETS, 76))).matches("V{0,2}(N+VV)+N*V?");
        assertThat(classes(EcgRecipe.of(Rhythm.ATRIAL_ECTOPY, 76)))
                .contains("NSN")
                .doesNotContain("V");
    }

    @Property(tries = 20)
    void widensTheQrsOfVentricularBeatsAndBundleBranchBlock(@ForAll long seed) {
        assertThat(qrsMs(EcgRecipe.of(Rhythm.SINUS, 70), BeatClass.N, seed)).isBetween(65.0, 115.0);
        assertThat(qrsMs(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), BeatClass.V, seed))
                .isGreaterThan(130);
        for (EcgRecipe.Block block : List.of(EcgRecipe.Block.LEFT_BUNDLE_BRANCH, EcgRecipe.Block.RIGHT_BUNDLE_BRANCH)) {
            assertThat(qrsMs(EcgRecipe.of(Rhythm.SINUS, 70).withBlock(block), BeatClass.N, seed))
                    .isGreaterThan(120);
        }
    }

    @Property(tries = 20)
    void raisesTheStSegmentWhereTheHeartIsInjured(@ForAll long seed) {
        EcgRecipe healthy = EcgRecipe.of(Rhythm.SINUS, 70).withoutNoise();
        assertThat(stMv(healthy.withSt(StDeviation.ANTERIOR_ELEVATION), LeadName.V3, seed)
                        - stMv(healthy, LeadName.V3, seed))
                .isGreaterThan(0.15);
        assertThat(stMv(healthy.withSt(StDeviation.INFERIOR_ELEVATION), LeadName.III, seed)
                        - stMv(healthy, LeadName.III, seed))
                .isGreaterThan(0.1);
        assertThat(stMv(healthy.withSt(StDeviation.INFERIOR_ELEVATION), LeadName.AVL, seed)
                        - stMv(healthy, LeadName.AVL, seed))
                .isLessThan(-0.08);
    }

    @Property(tries = 20)
    void growsTheRWaveFromV1ToV4(@ForAll long seed) {
        GeneratedEcg ecg =
                EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 70).withoutNoise(), TEN_SECONDS, HZ_500, seed);
        assertThat(highest(lead(ecg, LeadName.V1))).isLessThan(highest(lead(ecg, LeadName.V4)));
        assertThat(lowest(lead(ecg, LeadName.V1))).isLessThan(lowest(lead(ecg, LeadName.V6)));
    }

    @Property(tries = 10)
    void makesTheSameHeartAtAnyRate(@ForAll long seed) {
        EcgRecipe recipe = EcgRecipe.of(Rhythm.SINUS, 70).withoutNoise();
        Samples fine = lead(EcgGenerator.generate(recipe, TEN_SECONDS, new SampleRate(1000), seed), LeadName.V2);
        Samples coarse = lead(EcgGenerator.generate(recipe, TEN_SECONDS, new SampleRate(250), seed), LeadName.V2);
        for (int i = 0; i < coarse.length(); i++) {
            assertThat((double) coarse.at(i)).isCloseTo(fine.at(4 * i), within(1e-5));
        }
    }

    @Test
    void refusesARateThatNoHeartHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> EcgRecipe.of(Rhythm.SINUS, 400));
    }

    private static GeneratedEcg random(long seed) {
        return EcgGenerator.generate(EcgRecipe.random(new Random(seed)), Duration.ofSeconds(4), HZ_500, seed);
    }

    private static GeneratedEcg generate(EcgRecipe recipe) {
        return EcgGenerator.generate(recipe, Duration.ofSeconds(30), HZ_500, 5);
    }

    private static Samples lead(GeneratedEcg ecg, LeadName name) {
        return ecg.ecg().lead(name).orElseThrow().samples();
    }

    private static List<TrueWave> inside(GeneratedEcg ecg, LeadName lead) {
        return ecg.waves(lead).stream()
                .filter(wave -> wave.onsetMs() > 0 && wave.offsetMs() < 9990)
                .toList();
    }

    private static String classes(EcgRecipe recipe) {
        return generate(recipe).beats().stream()
                .map(beat -> beat.beatClass().name())
                .reduce("", String::concat);
    }

    /** Mean duration over all leads of the QRS complexes of one class. */
    private static double qrsMs(EcgRecipe recipe, BeatClass beatClass, long seed) {
        GeneratedEcg ecg = EcgGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
        return ecg.waves((LeadName) null).stream()
                .filter(wave -> wave.wave() == Wave.QRS)
                .filter(wave -> ecg.beats().stream()
                        .anyMatch(beat -> beat.beatClass() == beatClass
                                && beat.timeMs() > wave.onsetMs()
                                && beat.timeMs() < wave.offsetMs()))
                .mapToDouble(wave -> wave.offsetMs() - wave.onsetMs())
                .average()
                .orElseThrow();
    }

    /** Mean level 120 ms after the R peaks: behind any QRS complex that is not blocked. */
    private static double stMv(EcgRecipe recipe, LeadName name, long seed) {
        GeneratedEcg ecg = EcgGenerator.generate(recipe, TEN_SECONDS, HZ_500, seed);
        return ecg.beats().stream()
                .filter(beat -> beat.timeMs() < 9800)
                .mapToDouble(beat -> lead(ecg, name).at((int) HZ_500.indexAt(beat.timeMs() + 120)))
                .average()
                .orElseThrow();
    }

    private static float highest(Samples samples) {
        return (float) IntStream.range(0, samples.length())
                .mapToDouble(samples::at)
                .max()
                .orElseThrow();
    }

    private static float lowest(Samples samples) {
        return (float) IntStream.range(0, samples.length())
                .mapToDouble(samples::at)
                .min()
                .orElseThrow();
    }
}
