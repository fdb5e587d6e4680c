package org.einthoven.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.beat.Beat;
import org.junit.jupiter.api.Test;

class RhythmTest {

    private static Rhythm rhythm(String classes, double rrMs) {
        return Rhythm.of(Strip.beats(classes, rrMs), List.of());
    }

    @Test
    void anIntervalOfTwoSecondsIsNoPauseAndOneMillisecondMoreIs() {
        assertThat(Rhythm.of(Strip.beats("NNN", i -> i == 0 ? 800 : 2000), List.of())
                        .intervalsAbove(2000))
                .isEmpty();
        assertThat(Rhythm.of(Strip.beats("NNN", i -> i == 0 ? 800 : 2001), List.of())
                        .intervalsAbove(2000))
                .hasSize(1);
    }

    @Test
    void beatsLostInNoiseAreNoPause() {
        List<Beat> beats = Strip.beats("NNN", i -> i == 0 ? 800 : 4000);
        Rhythm rhythm = Rhythm.of(beats, List.of(new Stretch(2000, 4000)));
        assertThat(rhythm.intervalsAbove(2000)).isEmpty();
        assertThat(rhythm.intervals()).hasSize(1);
    }

    @Test
    void aPatternDoesNotGoOnAcrossNoise() {
        List<Beat> beats = Strip.beats("NVVN", 800);
        double between = (beats.get(1).timeMs() + beats.get(2).timeMs()) / 2;
        assertThat(Rhythm.of(beats, List.of()).ectopy().couplets()).hasSize(1);
        assertThat(Rhythm.of(beats, List.of(new Stretch(between, between + 10)))
                        .ectopy()
                        .couplets())
                .isEmpty();
    }

    @Test
    void twoVentricularBeatsAreACoupletAndThreeARun() {
        Ectopy ectopy = rhythm("NVVNNVVVN", 600).ectopy();
        assertThat(ectopy.couplets()).hasSize(1);
        assertThat(ectopy.ventricularRuns()).hasSize(1);
        assertThat(ectopy.ventricularRuns().get(0).beats()).hasSize(3);
        assertThat(ectopy.ventricularRuns().get(0).ratePerMinute()).isCloseTo(100, within(1e-9));
    }

    @Test
    void bigeminyNeedsThreePairs() {
        assertThat(rhythm("NVNVNN", 800).ectopy().bigeminy()).isEmpty();
        List<Episode> bigeminy = rhythm("NNVNVNVNN", 800).ectopy().bigeminy();
        assertThat(bigeminy).hasSize(1);
        assertThat(bigeminy.get(0).beats()).hasSize(6);
    }

    @Test
    void everyThirdBeatVentricularIsTrigeminyAndNotBigeminy() {
        Ectopy ectopy = rhythm("NNVNNVNNVN", 800).ectopy();
        assertThat(ectopy.trigeminy()).hasSize(1);
        assertThat(ectopy.bigeminy()).isEmpty();
    }

    @Test
    void threeSupraventricularBeatsAreARun() {
        assertThat(rhythm("NSSN", 800).ectopy().supraventricularRuns()).isEmpty();
        assertThat(rhythm("NSSSN", 800).ectopy().supraventricularRuns()).hasSize(1);
    }

    @Test
    void theRateOfASteadyRhythmIsItsMedianInterval() {
        List<Beat> onePauseAmongMany = Strip.beats("NNNNNNNN", i -> i == 3 ? 1900 : 800);
        assertThat(Rhythm.of(onePauseAmongMany, List.of()).typicalRrMs().orElseThrow())
                .isEqualTo(800);
    }

    @Test
    void theRateOfBigeminyIsTheMeanOfItsShortAndLongIntervals() {
        List<Beat> beats = Strip.beats("NVNVNVN", i -> i % 2 == 0 ? 500 : 1100);
        assertThat(Rhythm.of(beats, List.of()).typicalRrMs().orElseThrow()).isEqualTo(800);
    }

    @Test
    void intervalsWithoutOrderAreIrregular() {
        assertThat(Rhythm.of(Strip.beats("NNNNNNNNNN", Strip::irregularMs), List.of())
                        .irregular())
                .isTrue();
    }

    @Test
    void aSteadyRhythmWithOneEarlyBeatIsNotIrregular() {
        List<Beat> beats = Strip.beats("NNNNSNNNNN", i -> i == 3 ? 500 : i == 4 ? 1000 : 800);
        assertThat(Rhythm.of(beats, List.of()).irregular()).isFalse();
    }

    @Test
    void respiratorySinusArrhythmiaIsNotIrregular() {
        // 66 to 75/min over a breath of five beats
        List<Beat> beats = Strip.beats("NNNNNNNNNNNN", i -> 850 + 50 * Math.sin(2 * Math.PI * i / 5));
        assertThat(Rhythm.of(beats, List.of()).irregularity(Rhythm.CONDUCTED)).isPresent();
        assertThat(Rhythm.of(beats, List.of()).irregular()).isFalse();
    }

    @Test
    void fewIntervalsSayNothingOfIrregularity() {
        assertThat(rhythm("NNNN", 800).irregularity(Rhythm.CONDUCTED)).isEmpty();
    }

    @Test
    void noBeatsHaveNoRate() {
        assertThat(Rhythm.of(List.of(), List.of()).typicalRrMs()).isEmpty();
        assertThat(rhythm("N", 800).typicalRrMs()).isEmpty();
    }

    @Property
    void aShiftInTimeChangesNoInterval(@ForAll @DoubleRange(min = 0, max = 1e6) double shiftMs) {
        List<Beat> beats = Strip.beats("NNSNNVNN", Strip::irregularMs);
        List<Beat> shifted = beats.stream()
                .map(beat -> new Beat(beat.timeMs() + shiftMs, beat.beatClass(), beat.scores()))
                .toList();
        Rhythm before = Rhythm.of(beats, List.of());
        Rhythm after = Rhythm.of(shifted, List.of());
        assertThat(after.typicalRrMs().orElseThrow())
                .isCloseTo(before.typicalRrMs().orElseThrow(), within(1e-6));
        assertThat(after.irregular()).isEqualTo(before.irregular());
    }
}
