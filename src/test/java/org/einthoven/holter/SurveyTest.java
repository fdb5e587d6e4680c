package org.einthoven.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;
import org.einthoven.rhythm.Stretch;
import org.junit.jupiter.api.Test;

/** Counts and events on beats set by hand. */
class SurveyTest {
    private final Beats made = new Beats();

    private Survey survey(RhythmStretch... told) {
        return Survey.of(made.ecg(), made.beats(), Delineation.EMPTY, List.of(), List.of(), List.of(told));
    }

    private static RhythmStretch told(double fromMs, double toMs, RhythmClass rhythm) {
        boolean fibrillates = rhythm == RhythmClass.A;
        return new RhythmStretch(
                new Stretch(fromMs, toMs),
                new LearnedRhythm(rhythm, Map.of(rhythm, 0.9)),
                fibrillates ? 0.9 : 0.02,
                fibrillates);
    }

    private Stream<Event> events(EventKind kind, RhythmStretch... told) {
        return survey(told).events().stream().filter(event -> event.kind() == kind);
    }

    @Test
    void beatsCountInTheirMinuteAndEpisodesWhereTheyBegin() {
        // 80 beats at 75/min; the couplet's first beat lies at 59.2 s, its second at 60.0 s
        made.then("N".repeat(73) + "VV" + "NNNNN", 800);
        List<Tally> minutes = survey().minutes();
        assertThat(minutes).extracting(Tally::couplets).containsExactly(1, 0);
        assertThat(minutes).extracting(minute -> minute.beats(BeatClass.V)).containsExactly(1, 1);
        assertThat(minutes).extracting(Tally::allBeats).containsExactly(74, 6);
        assertThat(minutes.get(1).toMs()).isEqualTo(65_000);
    }

    @Test
    void ratesAreMeansOfEightIntervals() {
        made.then("NNNNNNNNN", 1000).then("NNNNNNNN", 500);
        Tally minute = survey().minutes().get(0);
        assertThat(minute.slowestBpm()).isEqualTo(60);
        assertThat(minute.fastestBpm()).isEqualTo(120);
        assertThat(minute.meanBpm()).isCloseTo(60_000.0 * 16 / 12_000, within(1e-9));
        assertThat(minute.longestRrMs()).isEqualTo(1000);
        assertThat(events(EventKind.FASTEST)).singleElement().satisfies(event -> {
            assertThat(event.fromMs()).isEqualTo(9000);
            assertThat(event.toMs()).isEqualTo(13_000);
            assertThat(event.value()).isEqualTo(120);
        });
    }

    @Test
    void anIntervalOverWhatCouldNotBeReadIsNoRateAndNoPause() {
        made.then("NNNN", 800).then(BeatClass.N, 4000).then("NNNN", 800);
        Survey read = Survey.of(
                made.ecg(), made.beats(), Delineation.EMPTY, List.of(new Stretch(4000, 6000)), List.of(), List.of());
        assertThat(read.minutes().get(0).longestRrMs()).isEqualTo(800);
        assertThat(read.minutes().get(0).slowestBpm()).as("no eight in a row").isNull();
        assertThat(read.events()).extracting(Event::kind).doesNotContain(EventKind.PAUSE);
        assertThat(events(EventKind.PAUSE)).singleElement().satisfies(pause -> assertThat(pause.value())
                .isEqualTo(4000));
    }

    @Test
    void runsCoupletsAndBigeminyAreGoneToInOrderOfTime() {
        made.then("NVVNNVVVNNNVNVNVNNVVNSSSN", 600);
        assertThat(events(EventKind.COUPLET)).extracting(Event::fromMs).containsExactly(1200.0, 11_400.0);
        assertThat(events(EventKind.VENTRICULAR_RUN)).singleElement().satisfies(run -> {
            assertThat(run.beats()).isEqualTo(3);
            assertThat(run.value()).isEqualTo(100);
        });
        assertThat(events(EventKind.BIGEMINY)).singleElement().satisfies(bigeminy -> assertThat(bigeminy.beats())
                .isEqualTo(6));
        assertThat(events(EventKind.SUPRAVENTRICULAR_RUN)).hasSize(1);
        Tally all = survey().minutes().get(0);
        assertThat(List.of(all.couplets(), all.ventricularRuns(), all.supraventricularRuns(), all.bigeminy()))
                .containsExactly(2, 1, 1, 1);
    }

    @Test
    void ofManyEventsOfAKindTheLongestAreListedAndAllAreCounted() {
        for (int i = 0; i < 50; i++) {
            made.then("NN", 600).then(i == 45 ? "VVVV" : "VVV", 500);
        }
        List<Event> runs = events(EventKind.VENTRICULAR_RUN).toList();
        assertThat(runs).hasSize(40).anyMatch(run -> run.beats() == 4);
        assertThat(runs).extracting(Event::fromMs).isSorted();
        assertThat(Tally.together(survey().minutes()).ventricularRuns()).isEqualTo(50);
    }

    @Test
    void pausesAreCountedHoweverManyAreListed() {
        made.then("N".repeat(51), 2500);
        assertThat(events(EventKind.PAUSE)).hasSize(40);
        assertThat(survey().count(EventKind.PAUSE))
                .as("fifty between beats, one before the first")
                .isEqualTo(51);
        assertThat(survey().count(EventKind.COUPLET)).isZero();
    }

    @Test
    void aSilenceBeforeTheFirstBeatIsAPauseUnlessNothingWasReadThere() {
        made.then(BeatClass.N, 5000).then("NNNN", 800);
        assertThat(events(EventKind.PAUSE)).containsExactly(Event.inAllLeads(EventKind.PAUSE, 0, 5000, 0, 5000));
        Survey noisy = Survey.of(
                made.ecg(), made.beats(), Delineation.EMPTY, List.of(new Stretch(0, 2000)), List.of(), List.of());
        assertThat(noisy.count(EventKind.PAUSE)).isZero();
    }

    @Test
    void aLongFlatStretchIsShownAndIsNeitherAPauseNorARate() {
        made.then("NNNN", 800).then(BeatClass.N, 300_000).then("NNNN", 800);
        Stretch flat = new Stretch(5200, 303_200);
        Survey survey = Survey.of(made.ecg(), made.beats(), Delineation.EMPTY, List.of(), List.of(flat), List.of());
        assertThat(survey.count(EventKind.PAUSE)).isZero();
        assertThat(survey.events()).contains(Event.inAllLeads(EventKind.FLAT, 5200, 303_200, 0, 298_000));
        assertThat(Tally.together(survey.minutes()).meanBpm()).isEqualTo(75);
    }

    @Test
    void whatTheModelTakesForNoiseIsNotReadForFibrillation() {
        made.then("N".repeat(80), 800);
        Tally minute = survey(told(0, 30_000, RhythmClass.A), told(30_000, 60_000, RhythmClass.NOISE))
                .minutes()
                .get(0);
        assertThat(minute.fibrillationShare()).isEqualTo(1);
    }

    @Test
    void fibrillationIsTheShareOfWhatTheModelReadAndItsHalfMinutesAreOneEvent() {
        made.then("N".repeat(150), 800);
        RhythmStretch[] told = {
            told(0, 30_000, RhythmClass.N), told(30_000, 60_000, RhythmClass.A), told(60_000, 90_000, RhythmClass.A)
        };
        List<Tally> minutes = survey(told).minutes();
        assertThat(minutes.get(0).fibrillationShare()).isEqualTo(0.5);
        assertThat(minutes.get(1).fibrillationShare())
                .as("of thirty seconds that were read")
                .isEqualTo(1);
        assertThat(minutes.get(2).fibrillationShare()).isNull();
        assertThat(Tally.together(minutes).fibrillationShare()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(events(EventKind.FIBRILLATION, told)).singleElement().satisfies(event -> {
            assertThat(event.fromMs()).isEqualTo(30_000);
            assertThat(event.toMs()).isEqualTo(90_000);
        });
    }

    @Test
    void togetherTheExtremesAreKeptAndCountsAdded() {
        made.then("N".repeat(80) + "VV" + "N".repeat(80), 800).then(BeatClass.N, 1500);
        Tally all = Tally.together(survey().minutes());
        assertThat(all.allBeats()).isEqualTo(163);
        assertThat(all.longestRrMs()).isEqualTo(1500);
        assertThat(all.fromMs()).isZero();
        assertThat(all.intervals()).isEqualTo(162);
    }
}
