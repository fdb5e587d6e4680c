package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.inference.Temperature;
import org.junit.jupiter.api.Test;

/** What is said is laid beside what is true. */
class SaidTest {

    @Test
    void aWaveIsThereWhereOneOfItsKindWasMarked() {
        List<TrueWave> truth = List.of(
                new TrueWave(Wave.QRS, 100.0, 130, 180.0),
                new TrueWave(Wave.T, 300.0, 350, 420.0),
                new TrueWave(Wave.QRS, 900.0, 930, 980.0));
        Fiducial there = wave(Wave.T, 320, 430);
        Fiducial invented = wave(Wave.P, 320, 430);
        Fiducial unasked = wave(Wave.T, 1100, 1200);
        Delineation found = new Delineation(List.of(there, invented, unasked), List.of());

        List<Said> said = SaidWaves.of(truth, found.perLead(), found);

        assertThat(said).extracting(Said::of).containsExactly("T", "P");
        assertThat(said.get(0).answer(0)).isEqualTo(new Scored(0.75, true));
        assertThat(said.get(1).answer(0)).isEqualTo(new Scored(0.75, false));
    }

    @Test
    void waveProbabilitiesAreThoseOfTheDelineation() {
        Fiducial wave = wave(Wave.QRS, 100, 180);
        Delineation tempered = new Delineation(List.of(wave), List.of(), new Temperature(0.5));

        List<Said> said =
                SaidWaves.of(List.of(new TrueWave(Wave.QRS, 100.0, 130, 180.0)), tempered.perLead(), tempered);

        // odds of 3 to 1, squared
        assertThat(said.get(0).scores()[0]).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void aBeatThatIsNoneHasNoTrueClassAndFlutterIsNotScored() {
        List<TrueBeat> truth = List.of(new TrueBeat(1000, BeatClass.V));
        List<Beat> found = List.of(beat(1010), beat(5000), beat(9000));

        List<Said> said = BeatTally.said(truth, found, List.of(new Stretch(8000, 10_000)));

        assertThat(said).extracting(Said::truth).containsExactly(BeatClass.V.ordinal(), Said.NONE);
        assertThat(said.get(0).answer(BeatClass.N.ordinal())).isEqualTo(new Scored(0.75, false));
    }

    private static Fiducial wave(Wave wave, double onset, double offset) {
        return new Fiducial(LeadName.II, wave, onset, (onset + offset) / 2, offset, 0.75);
    }

    private static Beat beat(double ms) {
        return new Beat(ms, BeatClass.N, Map.of(BeatClass.N, 0.75, BeatClass.V, 0.25));
    }
}
