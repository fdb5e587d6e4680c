package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class ConsensusTest {

    private static final SampleRate RATE = new SampleRate(100);

    private static final int SAMPLES = 100;

    private final List<Fiducial> perLead = new ArrayList<>();

    @Test
    void runsFromWhereAQuarterOfTheLeadsHasBegunToWhereAQuarterHasNotEnded() {
        lead(LeadName.I, Wave.QRS, 100, 180);
        lead(LeadName.II, Wave.QRS, 102, 184);
        lead(LeadName.III, Wave.QRS, 104, 186);
        lead(LeadName.V1, Wave.QRS, 108, 188);
        lead(LeadName.V2, Wave.QRS, 112, 190);
        Fiducial global = only(Consensus.of(perLead, leads(5)));
        assertThat(global.onsetMs()).isEqualTo(102);
        assertThat(global.offsetMs()).isEqualTo(188);
        assertThat(global.lead()).isNull();
    }

    @Test
    void doesNotBelieveOneLeadThatStrays() {
        lead(LeadName.I, Wave.QRS, 40, 180);
        lead(LeadName.II, Wave.QRS, 102, 184);
        lead(LeadName.III, Wave.QRS, 104, 186);
        lead(LeadName.V1, Wave.QRS, 106, 188);
        lead(LeadName.V2, Wave.QRS, 108, 260);
        Fiducial global = only(Consensus.of(perLead, leads(5)));
        assertThat(global.onsetMs()).isEqualTo(102);
        assertThat(global.offsetMs()).isEqualTo(188);
    }

    @Test
    void aWaveThatTooFewLeadsShowIsNone() {
        lead(LeadName.I, Wave.P, 100, 200);
        lead(LeadName.II, Wave.P, 100, 200);
        assertThat(Consensus.of(perLead, leads(12))).isEmpty();
        assertThat(Consensus.of(perLead, leads(5))).hasSize(1);
    }

    @Test
    void endsAfterItBeginsAlsoWhereTwoLeadsAgreeOnNeitherEnd() {
        perLead.add(new Fiducial(LeadName.II, Wave.P, 100, 110, 120, 0.9));
        perLead.add(new Fiducial(LeadName.V1, Wave.P, 130, 140, 150, 0.7));
        Fiducial global = only(Consensus.of(perLead, leads(2)));
        assertThat(global.onsetMs()).isEqualTo(107.5);
        assertThat(global.peakMs()).isEqualTo(140);
        assertThat(global.offsetMs()).isEqualTo(142.5);
    }

    @Test
    void theOnlyLeadIsBelieved() {
        lead(LeadName.UNSPECIFIED, Wave.P, 100, 200);
        assertThat(only(Consensus.of(perLead, leads(1))).onsetMs()).isEqualTo(100);
    }

    @Test
    void twoBeatsAreTwoWavesAlsoWhenALeadMissesOne() {
        lead(LeadName.I, Wave.QRS, 100, 180);
        lead(LeadName.II, Wave.QRS, 100, 180);
        lead(LeadName.I, Wave.QRS, 400, 480);
        assertThat(Consensus.of(perLead, leads(2))).hasSize(2);
    }

    @Test
    void aWaveEndsWhereTheNextBegins() {
        lead(LeadName.I, Wave.P, 100, 210);
        lead(LeadName.I, Wave.QRS, 200, 280);
        assertThat(Consensus.of(perLead, leads(1)))
                .extracting(Fiducial::offsetMs)
                .containsExactly(200.0, 280.0);
    }

    @Test
    void aLeadThatWasNotRecordedAtAWaveHasNoSayOnIt() {
        lead(LeadName.I, Wave.QRS, 100, 180);
        float[] gap = new float[SAMPLES];
        Arrays.fill(gap, Float.NaN);
        List<Lead> leads = new ArrayList<>(leads(1).leads());
        Arrays.stream(LeadName.values())
                .skip(1)
                .limit(3)
                .forEach(name -> leads.add(new Lead(name, Samples.copyOf(gap))));
        assertThat(Consensus.of(perLead, new Ecg(RATE, leads))).hasSize(1);
        assertThat(Consensus.of(perLead, leads(4))).isEmpty();
    }

    /** A second of that many leads. */
    private static Ecg leads(int count) {
        return new Ecg(
                RATE,
                Arrays.stream(LeadName.values())
                        .limit(count)
                        .map(name -> new Lead(name, Samples.copyOf(new float[SAMPLES])))
                        .toList());
    }

    private void lead(LeadName lead, Wave wave, double onset, double offset) {
        perLead.add(new Fiducial(lead, wave, onset, (onset + offset) / 2, offset, 0.9));
    }

    private static Fiducial only(List<Fiducial> fiducials) {
        assertThat(fiducials).hasSize(1);
        return fiducials.get(0);
    }
}
