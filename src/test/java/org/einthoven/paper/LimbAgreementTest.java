package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/** Whether limb leads are what they are taken for. */
class LimbAgreementTest {
    private static final int HZ = 100;

    /** Two seconds of a heart whose electric vector turns. */
    private static final Map<LeadName, float[]> LEADS = leads();

    @Test
    void leadsThatObeyAllLawsAgree() {
        Ecg all = ecg(LEADS);

        assertThat(LimbAgreement.of(all).getAsDouble()).isGreaterThan(0.999);
        assertThat(LimbAgreement.doubt(all)).isEmpty();
    }

    @Test
    void oneLawThatIsBrokenIsNotMadeGoodByOneThatHolds() {
        Map<LeadName, float[]> upsideDown = new EnumMap<>(LEADS);
        upsideDown.put(LeadName.AVF, negative(LEADS.get(LeadName.AVF)));

        assertThat(LimbAgreement.doubt(ecg(upsideDown)).orElseThrow()).contains("contradict one another");
    }

    /** aVL, I, aVR in one column and II, aVF, III in the next. */
    @Test
    void thePartsOfAPageInCabreraOrderAreHeldAgainstOneAnotherToo() {
        Map<LeadName, float[]> page = new EnumMap<>(LeadName.class);
        LimbLaw.OF_I.leads().forEach(lead -> page.put(lead, LEADS.get(lead)));

        assertThat(LimbAgreement.of(ecg(page)).getAsDouble()).isGreaterThan(0.999);
        page.put(LeadName.AVR, negative(LEADS.get(LeadName.AVR)));
        assertThat(LimbAgreement.doubt(ecg(page))).isPresent();
    }

    @Test
    void gapsAreNoContradiction() {
        Map<LeadName, float[]> gaps = new EnumMap<>(LeadName.class);
        for (LeadName lead : LimbLaw.EINTHOVEN.leads()) {
            gaps.put(lead, LEADS.get(lead).clone());
        }
        Arrays.fill(gaps.get(LeadName.I), 20, 190, Float.NaN);

        assertThat(LimbAgreement.of(ecg(gaps))).isEmpty();
    }

    private static Ecg ecg(Map<LeadName, float[]> leads) {
        List<Lead> all = leads.entrySet().stream()
                .map(lead -> new Lead(lead.getKey(), Samples.copyOf(lead.getValue())))
                .toList();
        return new Ecg(new SampleRate(HZ), all);
    }

    private static Map<LeadName, float[]> leads() {
        Map<LeadName, float[]> leads = new EnumMap<>(LeadName.class);
        List.of(LeadName.I, LeadName.II, LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF)
                .forEach(lead -> leads.put(lead, new float[2 * HZ]));
        for (int i = 0; i < 2 * HZ; i++) {
            float one = (float) Math.sin(0.1 * i);
            float two = (float) (1.5 * Math.sin(0.1 * i + 0.7));
            leads.get(LeadName.I)[i] = one;
            leads.get(LeadName.II)[i] = two;
            leads.get(LeadName.III)[i] = two - one;
            leads.get(LeadName.AVR)[i] = -(one + two) / 2;
            leads.get(LeadName.AVL)[i] = one - two / 2;
            leads.get(LeadName.AVF)[i] = two - one / 2;
        }
        return leads;
    }

    private static float[] negative(float[] trace) {
        float[] negative = new float[trace.length];
        for (int i = 0; i < trace.length; i++) {
            negative[i] = -trace[i];
        }
        return negative;
    }
}
