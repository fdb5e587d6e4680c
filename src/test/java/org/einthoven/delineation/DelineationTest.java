package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class DelineationTest {
    private static final Ecg ECG =
            new Ecg(new SampleRate(500), List.of(lead(LeadName.I), lead(LeadName.II), lead(LeadName.III)));

    @Test
    void anEndThatIsMovedInOneLeadLeavesTheOtherEndWhereItWas() {
        Fiducial ownOnset = wave(null, Wave.T, 590, 800);
        Delineation before = new Delineation(
                List.of(
                        wave(LeadName.I, Wave.T, 600, 800),
                        wave(LeadName.II, Wave.T, 604, 800),
                        wave(LeadName.III, Wave.T, 608, 800)),
                List.of(ownOnset));
        Delineation after = before.movedInLead(List.of(ownOnset), LeadName.II, WaveEnd.OFFSET, 40, ECG);
        assertThat(after.global()).singleElement().satisfies(wave -> {
            assertThat(wave.onsetMs()).isEqualTo(590);
            assertThat(wave.offsetMs()).isEqualTo(820);
        });
    }

    @Test
    void anEndThatIsMovedInOneLeadStaysBeforeTheNextWave() {
        Fiducial p = wave(null, Wave.P, 300, 400);
        Delineation before = new Delineation(
                List.of(
                        wave(LeadName.I, Wave.P, 300, 410),
                        wave(LeadName.II, Wave.P, 300, 410),
                        wave(LeadName.III, Wave.P, 300, 410)),
                List.of(p, wave(null, Wave.QRS, 400, 500)));
        Delineation after = before.movedInLead(List.of(p), LeadName.II, WaveEnd.OFFSET, 20, ECG);
        assertThat(after.global(Wave.P)).containsExactly(p);
    }

    @Test
    void aWaveThatIsAddedStandsInPlaceOfWhatALeadAloneShowedThere() {
        Fiducial alone = wave(LeadName.II, Wave.P, 310, 390);
        Fiducial earlier = wave(LeadName.II, Wave.P, 100, 180);
        Fiducial complex = wave(LeadName.II, Wave.QRS, 380, 470);
        Delineation after = new Delineation(List.of(earlier, alone, complex), List.of()).with(Wave.P, 300, 400, ECG);
        assertThat(after.inLead(LeadName.II))
                .hasSize(3)
                .contains(earlier, complex)
                .doesNotContain(alone);
        assertThat(after.inLead(LeadName.I)).hasSize(1);
        assertThat(after.global(Wave.P)).hasSize(1);
    }

    private static Lead lead(LeadName name) {
        return new Lead(name, Samples.copyOf(new float[500]));
    }

    private static Fiducial wave(LeadName lead, Wave wave, double onset, double offset) {
        return new Fiducial(lead, wave, onset, (onset + offset) / 2, offset, 0.9);
    }
}
