package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class DelineationTallyTest {

    /** Two beats, 1 s apart, whose waves all last 100 ms. */
    private static final List<TrueWave> TRUTH = List.of(
            truth(Wave.P, 500),
            truth(Wave.QRS, 700),
            truth(Wave.T, 1000),
            truth(Wave.P, 1500),
            truth(Wave.QRS, 1700),
            truth(Wave.T, 2000));

    @Test
    void aMarkIsRightUpTo150MsAway() {
        DelineationTally tally = score(TRUTH, List.of(found(Wave.P, 500 + 150, 120), found(Wave.P, 1500 - 151, 100)));

        assertThat(tally.onset(Wave.P).found()).isEqualTo(1);
        assertThat(tally.onset(Wave.P).missed()).isEqualTo(1);
        assertThat(tally.onset(Wave.P).invented()).isEqualTo(1);
        assertThat(tally.onset(Wave.P).f1()).isEqualTo(0.5);
    }

    @Test
    void aSecondDetectionOfOneWaveIsInvented() {
        DelineationTally tally = score(TRUTH, List.of(found(Wave.QRS, 690, 100), found(Wave.QRS, 730, 100)));

        assertThat(tally.onset(Wave.QRS).found()).isEqualTo(1);
        assertThat(tally.onset(Wave.QRS).meanMs()).as("the nearer one answers").isEqualTo(-10);
        assertThat(tally.onset(Wave.QRS).invented()).isEqualTo(1);
    }

    @Test
    void onsetAndOffsetAreScoredApart() {
        DelineationTally tally = score(TRUTH, List.of(found(Wave.T, 1000, 100 + 151), found(Wave.T, 2000, 100)));

        assertThat(tally.onset(Wave.T).found()).isEqualTo(2);
        assertThat(tally.offset(Wave.T).found()).isEqualTo(1);
        assertThat(tally.offset(Wave.T).missed()).isEqualTo(1);
    }

    @Test
    void whatIsFoundOutsideTheMarkedBeatsIsNotCounted() {
        DelineationTally tally =
                score(TRUTH, List.of(found(Wave.QRS, 100, 100), found(Wave.T, 2300, 100), found(Wave.P, 1200, 100)));

        assertThat(tally.onset(Wave.QRS).invented()).isZero();
        assertThat(tally.onset(Wave.T).invented()).isZero();
        assertThat(tally.onset(Wave.P).invented())
                .as("this one lies between two beats")
                .isEqualTo(1);
    }

    @Test
    void aMarkThatAnswersTheFirstWaveCountsAlthoughItLiesBeforeIt() {
        assertThat(score(TRUTH, List.of(found(Wave.P, 480, 100))).onset(Wave.P).found())
                .isEqualTo(1);
    }

    @Test
    void meanAndDeviationAreOfFoundMinusTrue() {
        MarkTally onset = score(TRUTH, List.of(found(Wave.QRS, 700 + 4, 90), found(Wave.QRS, 1700 + 10, 90)))
                .onset(Wave.QRS);

        assertThat(onset.meanMs()).isEqualTo(7);
        assertThat(onset.sdMs()).isCloseTo(3, within(1e-9));
    }

    @Test
    void cseLimitsAreTwoStandardDeviationsOfTheReferees() {
        DelineationTally tally = score(
                TRUTH,
                List.of(
                        found(Wave.QRS, 700 + 6.4, 93.6 + 11.5),
                        found(Wave.QRS, 1700 - 6.6, 106.6 - 11.7),
                        found(Wave.P, 500 - 10.1, 110.1 + 12.6),
                        found(Wave.P, 1500 + 10.3, 89.7 - 12.8),
                        found(Wave.T, 1000, 100 + 30.5),
                        found(Wave.T, 2000, 100 + 30.7)));

        assertThat(tally.onset(Wave.QRS).insideCseShare()).isEqualTo(0.5);
        assertThat(tally.offset(Wave.QRS).insideCseShare()).isEqualTo(0.5);
        assertThat(tally.onset(Wave.P).insideCseShare()).isEqualTo(0.5);
        assertThat(tally.offset(Wave.P).insideCseShare()).isEqualTo(0.5);
        assertThat(tally.offset(Wave.T).insideCseShare()).isEqualTo(0.5);
    }

    @Test
    void falsePWavesAreCountedPerQrsInAtrialFibrillationOnly() {
        List<TrueWave> fibrillation =
                List.of(truth(Wave.QRS, 700), truth(Wave.T, 1000), truth(Wave.QRS, 1700), truth(Wave.T, 2000));
        List<Fiducial> invented = List.of(found(Wave.P, 1500, 80), found(Wave.P, 200, 80));

        DelineationTally tally = DelineationTally.ofLead(fibrillation, invented, true);

        assertThat(tally.falsePInAf()).isEqualTo(1);
        assertThat(tally.qrsInAf()).isEqualTo(2);
        assertThat(DelineationTally.ofLead(fibrillation, invented, false).falsePInAf())
                .isZero();
    }

    @Test
    void samplesAreComparedAt100HzBetweenFirstAndLastMark() {
        List<TrueWave> one = List.of(truth(Wave.QRS, 700));
        Confusion samples = score(one, List.of(found(Wave.QRS, 750, 200))).samples();

        assertThat(samples.count(Wave.QRS.ordinal(), Wave.QRS.ordinal()))
                .as("750 to 800 ms")
                .isEqualTo(6);
        assertThat(samples.count(Wave.QRS.ordinal(), Wave.NONE.ordinal()))
                .as("700 to 740 ms")
                .isEqualTo(5);
        assertThat(samples.count(Wave.NONE.ordinal(), Wave.QRS.ordinal())).isZero();
    }

    @Test
    void macroF1IsTheMeanOverTheWavesAndTheirAbsence() {
        Confusion samples = new Confusion(4);
        samples.add(0, 0);
        samples.add(1, 1);
        samples.add(2, 2);
        samples.add(3, 2);

        assertThat(samples.macroF1(4)).isCloseTo((1 + 1 + 2.0 / 3 + 0) / 4, within(1e-12));
    }

    @Test
    void perfectMarksScoreOne() {
        List<Fiducial> all = TRUTH.stream()
                .map(w -> found(w.wave(), w.onsetMs(), w.offsetMs() - w.onsetMs()))
                .toList();
        DelineationTally tally = score(TRUTH, all);

        for (Wave wave : DelineationTally.WAVES) {
            assertThat(tally.onset(wave).f1()).isEqualTo(1);
            assertThat(tally.offset(wave).f1()).isEqualTo(1);
        }
        assertThat(tally.samples().macroF1(4)).isEqualTo(1);
    }

    private static DelineationTally score(List<TrueWave> truth, List<Fiducial> found) {
        return DelineationTally.ofLead(truth, found, false);
    }

    private static TrueWave truth(Wave wave, double onset) {
        return new TrueWave(wave, onset, onset + 50, onset + 100);
    }

    private static Fiducial found(Wave wave, double onset, double duration) {
        return new Fiducial(LeadName.II, wave, onset, onset + duration / 2, onset + duration, 1);
    }
}
