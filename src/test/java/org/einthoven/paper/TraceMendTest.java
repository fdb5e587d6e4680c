package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class TraceMendTest {

    private static final Ecg FLAT = new Ecg(
            new SampleRate(250),
            List.of(
                    new Lead(LeadName.V1, Samples.copyOf(new float[500])),
                    new Lead(LeadName.V2, Samples.copyOf(new float[500]))));

    private static Samples v2(Ecg ecg) {
        return ecg.lead(LeadName.V2).orElseThrow().samples();
    }

    @Test
    void whatIsErasedIsMissingInItsLeadAlone() {
        Ecg mended = TraceMend.apply(FLAT, List.of(new TraceMend(LeadName.V2, 400, 800, null, null)));
        assertThat(v2(mended).isMissing(99)).isFalse();
        assertThat(v2(mended).isMissing(100)).isTrue();
        assertThat(v2(mended).isMissing(200)).isTrue();
        assertThat(v2(mended).isMissing(201)).isFalse();
        assertThat(mended.lead(LeadName.V1)).isEqualTo(FLAT.lead(LeadName.V1));
    }

    @Test
    void whatIsDrawnRunsStraightFromOnePlaceToTheOther() {
        Ecg mended = TraceMend.apply(
                FLAT,
                List.of(
                        new TraceMend(LeadName.V2, 0, 1996, null, null),
                        new TraceMend(LeadName.V2, 400, 800, 0.0, 1.0)));
        assertThat(v2(mended).at(100)).isZero();
        assertThat(v2(mended).at(150)).isCloseTo(0.5f, within(1e-6f));
        assertThat(v2(mended).at(200)).isEqualTo(1);
        assertThat(v2(mended).isMissing(201)).isTrue();
    }

    @Test
    void aStretchMayReachBeyondTheRecordingButNotRunBackwards() {
        Ecg mended = TraceMend.apply(FLAT, List.of(new TraceMend(LeadName.V2, 1900, 1e9, null, null)));
        assertThat(v2(mended).isMissing(499)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceMend(LeadName.V2, 800, 400, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceMend(LeadName.V2, Double.NaN, 4, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceMend(LeadName.V2, 0, 4, 0.1, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceMend(LeadName.V2, 0, 4, 0.1, 99.0));
    }

    @Test
    void saysWhatWasDone() {
        assertThat(new TraceMend(LeadName.AVF, 1200, 1600, null, null).display())
                .isEqualTo("aVF erased from 1.20 s to 1.60 s");
        assertThat(new TraceMend(LeadName.V2, 1200, 1600, -0.1, 0.25).display())
                .isEqualTo("V2 drawn from -0.10 mV to 0.25 mV from 1.20 s to 1.60 s");
    }
}
