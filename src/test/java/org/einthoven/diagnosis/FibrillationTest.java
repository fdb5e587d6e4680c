package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.einthoven.rhythm.Strip;
import org.einthoven.rhythm.ToldStretch;
import org.junit.jupiter.api.Test;

class FibrillationTest {

    private static final double HALF_MINUTE_MS = 30_000;

    @Test
    void inFibrillationNoBeatKeepsTheLetterS() {
        assertThat(Fibrillation.withoutEarlyBeats(
                        beats(BeatClass.N, BeatClass.S, BeatClass.V, BeatClass.S), beat -> true))
                .extracting(Beat::beatClass)
                .containsExactly(BeatClass.N, BeatClass.N, BeatClass.V, BeatClass.N);
    }

    @Test
    void earlyBeatsBeforeFibrillationBeganStayEarly() {
        List<Double> sinusThenFibrillation = new ArrayList<>(Collections.nCopies(20, 0.02));
        sinusThenFibrillation.addAll(Collections.nCopies(20, 0.99));

        assertThat(classes(sinusThenFibrillation, 60_000, 599_000, 601_000, 1_140_000))
                .containsExactly(BeatClass.S, BeatClass.S, BeatClass.N, BeatClass.N);
    }

    @Test
    void aHalfMinuteAloneIsNoFibrillation() {
        List<Double> once = new ArrayList<>(Collections.nCopies(21, 0.1));
        once.set(10, 1.0);

        assertThat(classes(once, 315_000)).containsExactly(BeatClass.S);
    }

    @Test
    void aHalfMinuteOfDoubtDoesNotEndFibrillation() {
        List<Double> doubted = new ArrayList<>(Collections.nCopies(21, 0.95));
        doubted.set(10, 0.3);

        assertThat(classes(doubted, 315_000)).containsExactly(BeatClass.N);
    }

    @Test
    void whatIsTooShortToBeToldGoesWithTheLastHalfMinute() {
        assertThat(classes(Collections.nCopies(4, 0.95), 121_000)).containsExactly(BeatClass.N);
        assertThat(classes(Collections.nCopies(4, 0.05), 121_000)).containsExactly(BeatClass.S);
    }

    @Test
    void inDoubtTheCriteriaOfTheSameMinutesDecide() {
        List<Double> inDoubt = Collections.nCopies(4, 0.6);

        assertThat(stretches(inDoubt, irregular(150, false))).allMatch(RhythmStretch::fibrillates);
        assertThat(stretches(inDoubt, irregular(150, true))).noneMatch(RhythmStretch::fibrillates);
    }

    @Test
    void aRegularRhythmDoesNotFibrillateHoweverSureTheModelIs() {
        List<Beat> regular = Strip.beats("N".repeat(150), 800);

        assertThat(stretches(
                        Collections.nCopies(4, 0.99), CardiacCycle.align(regular, Strip.delineation(regular, false))))
                .noneMatch(RhythmStretch::fibrillates);
    }

    @Test
    void ofAPacedRhythmNothingIsSaid() {
        Pacing paced =
                new Pacing(true, 2, List.of(500.0, 1300.0), Set.of(500.0, 1300.0), Set.of(Pacing.Chamber.VENTRICLE));

        assertThat(Fibrillation.byStretches(
                        told(Collections.nCopies(4, 0.99)), irregular(150, false), paced, List.of()))
                .hasSize(4)
                .noneMatch(RhythmStretch::fibrillates);
    }

    /** Atrial fibrillation is said from 30 s on (2020 ESC guideline), which two minutes of sinus rhythm around it must not hide. */
    @Test
    void anEpisodeOfHalfAMinuteIsFoundWhereCriteriaSeeItToo() {
        List<Double> once = new ArrayList<>(Collections.nCopies(11, 0.001));
        once.set(5, 0.97);

        assertThat(stretches(once, irregular(420, false)))
                .filteredOn(RhythmStretch::fibrillates)
                .extracting(one -> one.stretch().fromMs(), RhythmStretch::fibrillation)
                .containsExactly(tuple(150_000.0, 0.97));
        assertThat(stretches(once, irregular(420, true))).noneMatch(RhythmStretch::fibrillates);
    }

    @Test
    void aProbabilityIsOfTheMinuteAroundTheHalfMinute() {
        List<Double> told = new ArrayList<>(Collections.nCopies(11, 0.5));
        told.set(5, 0.9);

        assertThat(stretches(told, List.of()))
                .extracting(one -> Math.round(100 * one.fibrillation()))
                .containsExactly(50L, 50L, 50L, 61L, 61L, 61L, 61L, 61L, 50L, 50L, 50L);
    }

    /**
     * Of early beats at these instants, where the model gives fibrillation these probabilities, half minute by half minute,
     * in an irregular rhythm with P waves.
     */
    private static List<BeatClass> classes(List<Double> probabilities, double... timesMs) {
        List<Beat> early = DoubleStream.of(timesMs)
                .mapToObj(ms -> new Beat(ms, BeatClass.S, Map.of()))
                .toList();
        List<CardiacCycle> cycles = irregular(40 * probabilities.size(), true);
        return Fibrillation.withoutEarlyBeats(early, Fibrillation.during(stretches(probabilities, cycles))).stream()
                .map(Beat::beatClass)
                .toList();
    }

    private static List<CardiacCycle> irregular(int beats, boolean withP) {
        List<Beat> irregular = Strip.beats("N".repeat(beats), Strip::irregularMs);
        return CardiacCycle.align(irregular, Strip.delineation(irregular, withP));
    }

    private static List<RhythmStretch> stretches(List<Double> probabilities, List<CardiacCycle> cycles) {
        return Fibrillation.byStretches(told(probabilities), cycles, Pacing.NONE, List.of());
    }

    private static List<ToldStretch> told(List<Double> probabilities) {
        List<ToldStretch> told = new ArrayList<>();
        for (double probability : probabilities) {
            double fromMs = told.size() * HALF_MINUTE_MS;
            told.add(new ToldStretch(
                    new Stretch(fromMs, fromMs + HALF_MINUTE_MS),
                    new LearnedRhythm(
                            probability > 0.5 ? RhythmClass.A : RhythmClass.N,
                            Map.of(RhythmClass.A, probability, RhythmClass.N, 1 - probability))));
        }
        return told;
    }

    private static List<Beat> beats(BeatClass... classes) {
        List<Beat> beats = new ArrayList<>();
        for (BeatClass beatClass : classes) {
            beats.add(new Beat(700 * beats.size(), beatClass, Map.of()));
        }
        return beats;
    }
}
