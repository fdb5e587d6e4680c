package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

/** Beats that are nothing but a raised ST segment of 200 ms behind a complex of 100 ms, one every second. */
class StLevelsTest {

    private static final SampleRate RATE = new SampleRate(250);
    private static final double QRS_MS = 100;
    private static final double[] ONSETS_MS = {500, 1500, 2500, 3500, 4500};

    /** @param driftMvPerS of the baseline, everywhere */
    private static Potentials lead(double driftMvPerS, double... levelsMv) {
        float[] mv = new float[(int) RATE.indexAt(5000)];
        for (int i = 0; i < mv.length; i++) {
            mv[i] = (float) (driftMvPerS * i / RATE.hz());
            for (int beat = 0; beat < levelsMv.length; beat++) {
                double after = RATE.msAt(i) - ONSETS_MS[beat] - QRS_MS;
                mv[i] += (float) (after >= -8 && after < 200 ? levelsMv[beat] : 0);
            }
        }
        return new Potentials(mv, RATE);
    }

    private static Potentials only(Potentials lead, double fromMs, double toMs) {
        float[] mv = lead.mv().clone();
        Arrays.fill(mv, 0, (int) RATE.indexAt(fromMs), Float.NaN);
        Arrays.fill(mv, (int) RATE.indexAt(toMs), mv.length, Float.NaN);
        return new Potentials(mv, RATE);
    }

    @Test
    void theLevelIsTheMeanOfTheBeatsThatTheLeadShowsWhole() {
        Potentials lead = only(lead(0, 9, 0.1, 0.2, 9, 9), 1450, 3650);
        StLevels st = StLevels.inPart(lead, ONSETS_MS, QRS_MS);
        assertThat(st.jMv()).isCloseTo(0.15, within(1e-6));
        assertThat(st.j80Mv()).isCloseTo(0.15, within(1e-6));
        // the last one is cut off 50 ms after its J point
        assertThat(st.basis().beats()).isEqualTo(2);
        // deviations of 0.05 about their mean: sqrt(2 * 0.05² / 1 / 2)
        assertThat(st.basis().standardErrorMv()).isCloseTo(0.05, within(1e-6));
    }

    @Test
    void aBaselineThatDriftsDoesNotRaiseIt() {
        StLevels st = StLevels.inPart(only(lead(1.0, 0.1, 0.1, 0.1, 0.1, 0.1), 1400, 4000), ONSETS_MS, QRS_MS);
        assertThat(st.basis().beats()).isEqualTo(3);
        assertThat(st.jMv()).isCloseTo(0.1, within(0.003));
        assertThat(st.j80Mv()).isCloseTo(0.1, within(0.003));
        assertThat(st.basis().standardErrorMv()).isCloseTo(0, within(0.003));
    }

    @Test
    void ofASingleBeatNobodyKnowsHowWellTheLevelIsKnown() {
        StLevels st = StLevels.inPart(only(lead(0, 0, 0.3, 0, 0, 0), 1400, 2400), ONSETS_MS, QRS_MS);
        assertThat(st.j60Mv()).isCloseTo(0.3, within(1e-6));
        assertThat(st.basis()).isEqualTo(new StBasis(1, null));
    }

    @Test
    void withoutAWholeBeatThereIsNoLevel() {
        StLevels st = StLevels.inPart(only(lead(0, 0, 0.3, 0, 0, 0), 1510, 2400), ONSETS_MS, QRS_MS);
        assertThat(st.jMv()).isNull();
        assertThat(st.basis()).isEqualTo(new StBasis(0, null));
    }
}
