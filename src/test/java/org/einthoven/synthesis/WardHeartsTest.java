package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks, pacemakers, flutter and tachycardia: the trace does what the truth says. */
class WardHeartsTest {

    private static final SampleRate HZ_500 = new SampleRate(500);

    private static GeneratedEcg made(EcgRecipe recipe, long seed) {
        return EcgGenerator.generate(recipe.withoutNoise(), Duration.ofSeconds(20), HZ_500, seed);
    }

    private static Samples lead(GeneratedEcg ecg, LeadName name) {
        return ecg.ecg().lead(name).orElseThrow().samples();
    }

    private static List<TrueWave> waves(GeneratedEcg ecg, Wave wave) {
        return ecg.waves((LeadName) null).stream()
                .filter(each -> each.wave() == wave)
                .toList();
    }

    private static double perMin(GeneratedEcg ecg) {
        List<TrueBeat> beats = ecg.beats();
        return 60_000
                * (beats.size() - 1)
                / (beats.get(beats.size() - 1).timeMs() - beats.get(0).timeMs());
    }

    @ParameterizedTest
    @EnumSource(
            value = Pacing.class,
            names = {"ATRIAL", "VENTRICULAR", "DUAL"})
    void aPacemakersSpikesStandWhereTheTruthSaysAndLeadToTheirWaves(Pacing pacing) {
        GeneratedEcg paced = made(EcgRecipe.of(Rhythm.SINUS, 70).withPacing(pacing), 3);
        Samples two = lead(paced, LeadName.II);
        for (TrueSpike spike : paced.spikes()) {
            int at = (int) Math.round(HZ_500.indexAt(spike.timeMs()));
            if (at >= 2 && at < two.length() - 2) {
                double above = two.at(at) - (two.at(at - 2) + two.at(at + 2)) / 2;
                assertThat(above).as(spike.toString()).isGreaterThan(0.15);
                Wave led = spike.chamber() == Pacing.Chamber.ATRIUM ? Wave.P : Wave.QRS;
                assertThat(waves(paced, led))
                        .anyMatch(wave -> wave.onsetMs() - spike.timeMs() > 0 && wave.onsetMs() - spike.timeMs() < 20);
            }
        }
        int chambers = pacing == Pacing.DUAL ? 2 : 1;
        assertThat(paced.spikes().size()).isCloseTo(chambers * paced.beats().size(), within(2));
        assertThat(paced.beats())
                .allMatch(beat -> beat.beatClass() == (pacing == Pacing.ATRIAL ? BeatClass.N : BeatClass.Q));
        double qrsMs = waves(paced, Wave.QRS).stream()
                .mapToDouble(wave -> wave.offsetMs() - wave.onsetMs())
                .average()
                .orElseThrow();
        assertThat(qrsMs > 140).isEqualTo(pacing != Pacing.ATRIAL);
    }

    @Test
    void aPacedVentricleInFibrillationBeatsLikeAClockWithoutPWaves() {
        GeneratedEcg paced = made(EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 70).withPacing(Pacing.VENTRICULAR), 3);
        assertThat(waves(paced, Wave.P)).isEmpty();
        List<TrueBeat> beats = paced.beats();
        for (int i = 1; i < beats.size(); i++) {
            assertThat(beats.get(i).timeMs() - beats.get(i - 1).timeMs()).isCloseTo(60_000 / 70.0, within(20.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 4", "75, 4", "100, 3", "150, 2", "170, 2", "220, 1"})
    void flutterIsConductedAsOftenAsTheAtriaAllow(double ratePerMin, int ratio) {
        EcgRecipe recipe = EcgRecipe.of(Rhythm.ATRIAL_FLUTTER, ratePerMin);
        assertThat(recipe.flutterRatio()).isEqualTo(ratio);
        assertThat(recipe.flutterPerMin()).isCloseTo(ratio * ratePerMin, within(1e-9));
        GeneratedEcg flutter = made(recipe, 5);
        assertThat(perMin(flutter)).isCloseTo(ratePerMin, within(0.5));
        assertThat(waves(flutter, Wave.P)).isEmpty();
    }

    @Test
    void theTeethOfFlutterStandBetweenTheBeatsAtTheirRate() {
        GeneratedEcg flutter = made(EcgRecipe.of(Rhythm.ATRIAL_FLUTTER, 60), 5);
        Samples foot = lead(flutter, LeadName.AVF);
        int period = (int) Math.round(HZ_500.indexAt(60_000 / 240.0));
        for (TrueBeat beat : flutter.beats().subList(1, flutter.beats().size() - 1)) {
            int from = (int) HZ_500.indexAt(beat.timeMs() + 450);
            double[] tooth =
                    IntStream.range(from, from + period).mapToDouble(foot::at).toArray();
            double[] next = IntStream.range(from, from + period)
                    .mapToDouble(i -> foot.at(i + period))
                    .toArray();
            double swing =
                    IntStream.range(0, period).mapToDouble(i -> tooth[i]).max().orElseThrow()
                            - IntStream.range(0, period)
                                    .mapToDouble(i -> tooth[i])
                                    .min()
                                    .orElseThrow();
            assertThat(swing).isGreaterThan(0.1);
            // the last part of the second tooth may already belong to the next beat
            for (int i = 0; i < period / 2; i++) {
                assertThat(next[i]).isCloseTo(tooth[i], within(0.02));
            }
        }
    }

    @Property(tries = 20)
    void aPrIntervalOfFirstDegreeBlockDoesNotShortenWithTheRate(@ForAll long seed) {
        GeneratedEcg ecg = made(EcgRecipe.of(Rhythm.SINUS, 95).withFirstDegreeBlock(260), seed);
        List<TrueWave> waves = ecg.waves((LeadName) null).stream()
                .filter(wave -> wave.wave() != Wave.T)
                .toList();
        for (int i = 0; i + 1 < waves.size(); i++) {
            if (waves.get(i).wave() == Wave.P) {
                assertThat(waves.get(i + 1).wave()).isEqualTo(Wave.QRS);
                assertThat(waves.get(i + 1).onsetMs() - waves.get(i).onsetMs()).isCloseTo(260, within(15.0));
            }
        }
    }

    @Property(tries = 20)
    void inWenckebachPrGrowsByLessAndLessUntilAPWaveStandsAlone(@ForAll long seed) {
        GeneratedEcg ecg = made(EcgRecipe.of(Rhythm.SINUS, 55).withWenckebach(), seed);
        List<TrueWave> p = waves(ecg, Wave.P);
        List<TrueWave> qrs = waves(ecg, Wave.QRS);
        List<Double> pr = new ArrayList<>();
        int periods = 0;
        for (TrueWave wave : p) {
            double found = qrs.stream()
                    .mapToDouble(each -> each.onsetMs() - wave.onsetMs())
                    .filter(ms -> ms > 0 && ms < 350)
                    .findFirst()
                    .orElse(Double.NaN);
            if (Double.isNaN(found)) {
                if (pr.size() > 1 && periods++ > 0) {
                    for (int i = 1; i < pr.size(); i++) {
                        assertThat(pr.get(i)).isGreaterThan(pr.get(i - 1) + 5);
                    }
                    for (int i = 2; i < pr.size(); i++) {
                        assertThat(pr.get(i) - pr.get(i - 1)).isLessThan(pr.get(i - 1) - pr.get(i - 2) + 10);
                    }
                }
                pr.clear();
            } else {
                pr.add(found);
            }
        }
        assertThat(periods).isGreaterThan(1);
        assertThat(perMin(ecg)).isCloseTo(55, within(6.0));
    }

    @Property(tries = 10)
    void nothingFollowsABlockedPWave(@ForAll long seed) {
        GeneratedEcg ecg = made(EcgRecipe.of(Rhythm.SINUS, 45).withWenckebach(), seed);
        Samples two = lead(ecg, LeadName.II);
        for (TrueWave p : waves(ecg, Wave.P)) {
            boolean alone = waves(ecg, Wave.QRS).stream()
                    .noneMatch(qrs -> qrs.onsetMs() > p.onsetMs() && qrs.onsetMs() < p.onsetMs() + 350);
            int from = (int) Math.max(0, HZ_500.indexAt(p.offsetMs()));
            int to = (int) Math.min(two.length(), HZ_500.indexAt(p.onsetMs() + 350));
            if (alone && from < to) {
                assertThat(IntStream.range(from, to).mapToDouble(i -> Math.abs(two.at(i))))
                        .allMatch(mv -> mv < 0.3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {110, 180, 220})
    void ventricularTachycardiaIsBroadAndRegularAndNothingElse(double ratePerMin) {
        GeneratedEcg ecg = made(EcgRecipe.of(Rhythm.VENTRICULAR_TACHYCARDIA, ratePerMin), 9);
        assertThat(ecg.beats()).allMatch(beat -> beat.beatClass() == BeatClass.V);
        assertThat(perMin(ecg)).isCloseTo(ratePerMin, within(1.0));
        assertThat(waves(ecg, Wave.P)).isEmpty();
        assertThat(waves(ecg, Wave.QRS)).allMatch(qrs -> qrs.offsetMs() - qrs.onsetMs() > 130);
    }

    @ParameterizedTest
    @ValueSource(doubles = {140, 220})
    void supraventricularTachycardiaIsNarrowAndRegularAndHidesItsPWaves(double ratePerMin) {
        GeneratedEcg ecg = made(EcgRecipe.of(Rhythm.SUPRAVENTRICULAR_TACHYCARDIA, ratePerMin), 9);
        assertThat(ecg.beats()).allMatch(beat -> beat.beatClass() == BeatClass.S);
        assertThat(perMin(ecg)).isCloseTo(ratePerMin, within(1.0));
        assertThat(waves(ecg, Wave.P)).isEmpty();
        assertThat(waves(ecg, Wave.QRS)).allMatch(qrs -> qrs.offsetMs() - qrs.onsetMs() < 120);
    }

    @Property(tries = 20)
    void runsAreThreeToEightVentricularBeatsInARow(@ForAll long seed) {
        String classes = made(EcgRecipe.of(Rhythm.VENTRICULAR_RUNS, 75), seed).beats().stream()
                .map(beat -> beat.beatClass().name())
                .reduce("", String::concat);
        assertThat(classes).matches("V{0,8}(N+V{3,8})+N*V{0,8}|N+V{0,8}N*").contains("NVVV");
    }

    @Property(tries = 20)
    void depressionLowersTheStSegmentWhereTheHeartLacksOxygen(@ForAll long seed) {
        EcgRecipe healthy = EcgRecipe.of(Rhythm.SINUS, 70);
        assertThat(stShift(healthy, StDeviation.LATERAL_DEPRESSION, LeadName.V5, seed))
                .isLessThan(-0.1);
        assertThat(stShift(healthy, StDeviation.LATERAL_DEPRESSION, LeadName.AVR, seed))
                .isGreaterThan(0.05);
        assertThat(stShift(healthy, StDeviation.INFERIOR_DEPRESSION, LeadName.AVF, seed))
                .isLessThan(-0.1);
    }

    private static double stShift(EcgRecipe healthy, StDeviation st, LeadName name, long seed) {
        GeneratedEcg without = made(healthy, seed);
        GeneratedEcg with = made(healthy.withSt(st), seed);
        return without.beats().stream()
                .filter(beat -> beat.timeMs() < 19_800)
                .mapToInt(beat -> (int) HZ_500.indexAt(beat.timeMs() + 120))
                .mapToDouble(i -> lead(with, name).at(i) - lead(without, name).at(i))
                .average()
                .orElseThrow();
    }

    @Test
    void refusesWhatNoHeartDoes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcgRecipe.of(Rhythm.SINUS, 70).withFirstDegreeBlock(180));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcgRecipe.of(Rhythm.ATRIAL_FLUTTER, 75).withWenckebach());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 75).withPacing(Pacing.DUAL));
    }
}
