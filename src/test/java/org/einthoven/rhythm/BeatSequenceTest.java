package org.einthoven.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class BeatSequenceTest {

    private static final int MEDIAN = BeatSequence.FRAME;
    private static final int OF_BEAT = 2 * BeatSequence.FRAME;
    private static final int OF_ALL = OF_BEAT + BeatFigures.COUNT;
    private static final int INTERVAL = OF_BEAT;
    private static final int NEXT_INTERVAL = OF_BEAT + 1;
    private static final int LIKENESS = OF_BEAT + BeatFigures.LIKENESS;
    private static final int P = OF_BEAT + BeatFigures.P;
    private static final int VENTRICULAR = OF_ALL - BeatClass.values().length + BeatClass.V.ordinal();
    private static final int IRREGULARITY = OF_ALL;
    private static final int FAR_APART = OF_ALL + 2;
    private static final int WITH_P = OF_ALL + 8;

    @Test
    void aBeatIsSeenFrom350MsBeforeItsPeakAndOfSizeOneWhateverTheGain() {
        List<Beat> beats = Strip.beats("NNNNNNNNNN", 800);
        BeatSequence one = sequence(beats, 1);
        BeatSequence tenfold = sequence(beats, 10);

        assertThat(one.beats()).isEqualTo(10);
        assertThat(highest(one, 4)).isEqualTo(BeatSequence.BEFORE);
        assertThat(one.at(BeatSequence.BEFORE, 4) - one.at(BeatSequence.BEFORE - 5, 4))
                .isCloseTo(1, within(0.2f));
        for (int row = 0; row < 2 * BeatSequence.FRAME; row++) {
            assertThat(tenfold.at(row, 4)).isCloseTo(one.at(row, 4), within(1e-4f));
        }
        assertThat(one.at(MEDIAN + BeatSequence.BEFORE, 0)).isEqualTo(one.at(MEDIAN + BeatSequence.BEFORE, 9));
        assertThat(one.at(LIKENESS, 4)).isCloseTo(1, within(0.01f));
    }

    @Test
    void anEarlyBeatIsSeenInItsIntervalsAndItsScore() {
        // R peaks at 500, 1300, 2100, 2500, 3700 and 4500 ms: the fourth is early, with a pause behind it
        BeatSequence sequence = sequence(Strip.beats("NNNVNN", i -> i == 2 ? 400 : i == 3 ? 1200 : 800), 1);

        assertThat(sequence.at(INTERVAL, 3)).isCloseTo((float) (2 * Math.log(0.5)), within(1e-5f));
        assertThat(sequence.at(NEXT_INTERVAL, 3)).isCloseTo((float) (2 * Math.log(3)), within(1e-5f));
        assertThat(sequence.at(VENTRICULAR, 3)).isEqualTo(0.9f);
        assertThat(sequence.at(INTERVAL, 1)).isZero();
        assertThat(sequence.at(VENTRICULAR, 1)).isZero();
    }

    @Test
    void fibrillationIsIrregularAndWithoutP() {
        List<Beat> irregular = Strip.beats("N".repeat(30), Strip::irregularMs);
        BeatSequence fibrillation = sequence(irregular, 1, false);
        BeatSequence sinus = sequence(Strip.beats("N".repeat(30), 800), 1);

        assertThat(fibrillation.at(IRREGULARITY, 0)).isGreaterThan(1);
        assertThat(fibrillation.at(FAR_APART, 0)).isGreaterThan(0.9f);
        assertThat(fibrillation.at(WITH_P, 0)).isZero();
        assertThat(fibrillation.at(P, 5)).isZero();
        assertThat(sinus.at(IRREGULARITY, 0)).isZero();
        assertThat(sinus.at(FAR_APART, 0)).isZero();
        assertThat(sinus.at(WITH_P, 0)).isEqualTo(1);
        assertThat(sinus.at(P, 5)).isEqualTo(0.95f);
    }

    @Test
    void withoutBeatsAndWithMissingSamplesThereIsOneBeatOfFiniteNumbers() {
        float[] mv = new float[5000];
        Arrays.fill(mv, 1000, 2000, Float.NaN);
        Lead lead = new Lead(LeadName.I, Samples.copyOf(mv));
        BeatSequence sequence = BeatSequence.of(lead, new SampleRate(500), List.of(), List.of());

        assertThat(sequence.beats()).isEqualTo(1);
        for (int row = 0; row < BeatSequence.ROWS; row++) {
            assertThat(sequence.at(row, 0)).isFinite();
        }
    }

    @Test
    void aLongRecordingIsReadInStretchesOf30Seconds() {
        List<Beat> beats = Strip.beats("N".repeat(90), 800);
        Ecg ecg = Strip.trace(beats);

        List<BeatSequence> sequences = RhythmClassifier.sequences(ecg, beats, Strip.delineation(beats));

        // 73.7 s: two whole stretches, the rest is left out
        assertThat(sequences).extracting(BeatSequence::beats).containsExactly(37, 38);
        assertThat(sequences.get(1).at(WITH_P, 0)).isGreaterThan(0.95f);
        assertThat(highest(sequences.get(1), 20)).isEqualTo(BeatSequence.BEFORE);
    }

    private static int highest(BeatSequence sequence, int beat) {
        int at = 0;
        for (int i = 1; i < BeatSequence.FRAME; i++) {
            at = sequence.at(i, beat) > sequence.at(at, beat) ? i : at;
        }
        return at;
    }

    private static BeatSequence sequence(List<Beat> beats, float gain) {
        return sequence(beats, gain, true);
    }

    private static BeatSequence sequence(List<Beat> beats, float gain, boolean withP) {
        Ecg ecg = Strip.trace(beats);
        float[] mv = ecg.leads().get(0).samples().toArray();
        for (int i = 0; i < mv.length; i++) {
            mv[i] *= gain;
        }
        Lead lead = new Lead(LeadName.II, Samples.copyOf(mv));
        return BeatSequence.of(
                lead, ecg.rate(), beats, Strip.delineation(beats, withP).inLead(LeadName.II));
    }
}
