package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Wave;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.Strip;
import org.junit.jupiter.api.Test;

class EcgMeasurementTest {

    private static Measurements measure(List<Beat> beats, Delineation delineation) {
        return EcgMeasurement.measure(
                Strip.trace(beats), delineation, CardiacCycle.align(beats, delineation), Rhythm.of(beats, List.of()));
    }

    @Test
    void measuresRateAndIntervalsOfSinusRhythm() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 1000);
        Measurements measured = measure(beats, Strip.delineation(beats));
        assertThat(measured.heartRateBpm()).isEqualTo(60);
        assertThat(measured.rrMs()).isEqualTo(1000);
        assertThat(measured.pMs()).isEqualTo(100);
        assertThat(measured.prMs()).isEqualTo(120);
        assertThat(measured.qrsMs()).isEqualTo(90);
        assertThat(measured.qtMs()).isEqualTo(400);
    }

    @Test
    void correctsQtByTheRootsOfBazettAndFridericia() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 640);
        Measurements measured = measure(beats, Strip.delineation(beats));
        assertThat(measured.qtcBazettMs()).isCloseTo(400 / 0.8, within(1e-9));
        assertThat(measured.qtcFridericiaMs()).isCloseTo(400 / Math.cbrt(0.64), within(1e-9));
    }

    @Test
    void correctsEachBeatByItsOwnIntervalWhereTheRhythmIsIrregular() {
        List<Beat> beats = Strip.beats("NNNNNNNNNN", Strip::irregularMs);
        double expected = beats.stream()
                .skip(1)
                .mapToDouble(beat -> 400
                        / Math.sqrt((beat.timeMs()
                                        - beats.get(beats.indexOf(beat) - 1).timeMs())
                                / 1000))
                .average()
                .orElseThrow();
        assertThat(measure(beats, Strip.delineation(beats)).qtcBazettMs()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void inventsNoPrWhereNoPWaveWasFound() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 800);
        Measurements measured = measure(beats, Strip.delineation(beats, false));
        assertThat(measured.prMs()).isNull();
        assertThat(measured.pMs()).isNull();
        assertThat(measured.qtMs()).isEqualTo(400);
    }

    @Test
    void believesNoPrWhereOnlyAThirdOfTheBeatsHasAPWave() {
        List<Beat> beats = Strip.beats("NNNNNNNNN", 800);
        List<Fiducial> waves = new ArrayList<>(Strip.delineation(beats).global());
        waves.removeIf(wave -> wave.wave() == Wave.P && wave.onsetMs() > 2000);
        assertThat(waves.stream().filter(wave -> wave.wave() == Wave.P)).hasSize(3);
        assertThat(measure(beats, Strip.seenInLeadTwo(waves)).prMs()).isNull();
    }

    @Test
    void measuresNoPrWherePWavesWalkThroughTheCycle() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 1500);
        List<Fiducial> waves = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            double pr = 120 + 45 * i;
            waves.add(Strip.wave(Wave.P, beats.get(i), -40 - pr, -pr, 20 - pr));
            waves.add(Strip.wave(Wave.QRS, beats.get(i), -40, 0, 50));
        }
        assertThat(measure(beats, Strip.seenInLeadTwo(waves)).prMs()).isNull();
    }

    @Test
    void countsNoPWaveThatIsMoreThanHalfASecondBeforeItsComplex() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 1500);
        List<Fiducial> waves = new ArrayList<>();
        for (Beat beat : beats) {
            waves.add(Strip.wave(Wave.P, beat, -541, -500, -440));
            waves.add(Strip.wave(Wave.QRS, beat, -40, 0, 50));
        }
        assertThat(measure(beats, Strip.seenInLeadTwo(waves)).prMs()).isNull();
    }

    @Test
    void leavesEctopicBeatsOutOfTheIntervals() {
        List<Beat> beats = Strip.beats("NVNVNVNVN", 800);
        List<Fiducial> waves = new ArrayList<>();
        for (Beat beat : beats) {
            int width = beat.beatClass().name().equals("V") ? 170 : 90;
            waves.add(Strip.wave(Wave.QRS, beat, -40, 0, width - 40));
        }
        assertThat(measure(beats, Strip.seenInLeadTwo(waves)).qrsMs()).isEqualTo(90);
    }

    @Test
    void measuresTheMostFrequentBeatsWhereNoneIsNormal() {
        List<Beat> beats = Strip.beats("QQQQQQVQ", 800);
        assertThat(measure(beats, Strip.delineation(beats)).qrsMs()).isEqualTo(90);
    }

    @Test
    void needsAQtInThreeBeats() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 800);
        List<Fiducial> waves = new ArrayList<>(Strip.delineation(beats).global());
        waves.removeIf(wave -> wave.wave() == Wave.T && wave.onsetMs() > 2000);
        assertThat(waves.stream().filter(wave -> wave.wave() == Wave.T)).hasSize(2);
        assertThat(measure(beats, Strip.seenInLeadTwo(waves)).qtMs()).isNull();
    }

    @Test
    void twoBeatsAreEnoughWhereThereAreNoMore() {
        List<Beat> beats = Strip.beats("NN", 1200);
        assertThat(measure(beats, Strip.delineation(beats)).qtMs()).isEqualTo(400);
    }

    @Test
    void reportsNoCorrectedQtLongerThanTheBeat() {
        List<Beat> beats = Strip.beats("NNNNNNNN", 390);
        assertThat(measure(beats, Strip.delineation(beats)).qtcBazettMs()).isNull();
    }

    @Test
    void aBeatWithoutItsComplexHasNoIntervals() {
        List<Beat> beats = Strip.beats("NNN", 800);
        List<CardiacCycle> cycles = CardiacCycle.align(beats, Strip.delineation(List.of(beats.get(0), beats.get(2))));
        assertThat(cycles).extracting(cycle -> cycle.qrs() != null).containsExactly(true, false, true);
        assertThat(cycles.get(1).p()).isNull();
    }

    @Test
    void nothingIsMeasuredOfNoBeats() {
        Measurements nothing = measure(List.of(), Delineation.EMPTY);
        assertThat(Measure.values()).allMatch(measure -> measure.in(nothing).isEmpty());
        assertThat(nothing.basis())
                .hasSize(Measure.values().length)
                .allSatisfy((measure, basis) -> assertThat(basis.caveats()).hasSize(1));
        assertThat(nothing.leads()).isEmpty();
    }
}
