package org.einthoven.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class TwelveLeadsTest {

    private static final SampleRate RATE = new SampleRate(500);

    @Test
    void keepsMillivoltsAndTakesTheBaselineAway() {
        TwelveLeads leads = TwelveLeads.of(ecg(TwelveLeads.ORDER, 5000, 3));

        assertThat(leads.length()).isEqualTo(1000);
        // a sine of 1 mV at 5 Hz: its crest at 4.05 s
        assertThat(leads.at(0, 405)).isCloseTo(1f, within(0.02f));
        assertThat(leads.at(11, 405)).isCloseTo(1f, within(0.02f));
    }

    @Test
    void whatIsMissingIsZero() {
        TwelveLeads leads = TwelveLeads.of(ecg(List.of(LeadName.V1, LeadName.I), 5000, 0));

        assertThat(leads.at(TwelveLeads.ORDER.indexOf(LeadName.II), 405)).isZero();
        assertThat(leads.at(TwelveLeads.ORDER.indexOf(LeadName.V1), 405)).isCloseTo(1f, within(0.02f));
    }

    @Test
    void aMissingStretchIsZeroAndNeverNaN() {
        float[] samples = sine(5000, 0);
        java.util.Arrays.fill(samples, 2000, 3000, Float.NaN);
        TwelveLeads leads = TwelveLeads.of(new Ecg(RATE, List.of(new Lead(LeadName.I, Samples.copyOf(samples)))));

        assertThat(leads.at(0, 500)).isZero();
        for (int i = 0; i < leads.length(); i++) {
            assertThat(leads.at(0, i)).isNotNaN();
        }
    }

    @Test
    void wantsFiveSeconds() {
        assertThat(StatementClassifier.canRead(ecg(TwelveLeads.ORDER, 5000, 0))).isTrue();
        assertThat(StatementClassifier.canRead(ecg(TwelveLeads.ORDER, 2500, 0))).isTrue();
        assertThat(StatementClassifier.canRead(ecg(TwelveLeads.ORDER, 2000, 0))).isFalse();
    }

    @Test
    void sparesOneOfTheLeadsBesideV1() {
        assertThat(StatementClassifier.canRead(without(LeadName.V6))).isTrue();
        assertThat(StatementClassifier.canRead(without(LeadName.V1))).isFalse();
        assertThat(StatementClassifier.canRead(without(LeadName.II))).isFalse();
        assertThat(StatementClassifier.canRead(without(LeadName.V5, LeadName.V6)))
                .isFalse();
    }

    private static Ecg without(LeadName... lost) {
        List<LeadName> left = new ArrayList<>(TwelveLeads.ORDER);
        left.removeAll(List.of(lost));
        return ecg(left, 5000, 0);
    }

    private static Ecg ecg(List<LeadName> names, int length, double baseline) {
        List<Lead> leads = new ArrayList<>();
        for (LeadName name : names) {
            leads.add(new Lead(name, Samples.copyOf(sine(length, baseline))));
        }
        return new Ecg(RATE, leads);
    }

    private static float[] sine(int length, double baseline) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (baseline + Math.sin(2 * Math.PI * 5 * i / RATE.hz()));
        }
        return samples;
    }
}
