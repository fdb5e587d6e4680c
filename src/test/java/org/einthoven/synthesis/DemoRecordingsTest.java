package org.einthoven.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.QualityIssue;
import org.einthoven.signal.SignalQuality;
import org.junit.jupiter.api.Test;

class DemoRecordingsTest {

    private final List<DemoRecordings.Demo> demos = DemoRecordings.all();

    @Test
    void areTheSameOnEveryInstallation() {
        assertThat(DemoRecordings.all()).isEqualTo(demos);
    }

    @Test
    void haveKeysOfTheirOwnAndSayThatNobodyIsReal() {
        assertThat(demos)
                .extracting(DemoRecordings.Demo::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9-]+"));
        assertThat(demos).extracting(DemoRecordings.Demo::familyName).containsOnly("Demo");
    }

    @Test
    void holdOnlyWholeStepsOfTheirResolution() {
        for (DemoRecordings.Demo demo : demos) {
            for (Samples samples : channels(demo)) {
                for (int i = 0; i < samples.length(); i++) {
                    double steps = samples.at(i) / demo.step();
                    assertThat((float) (Math.rint(steps) * demo.step())).isEqualTo(samples.at(i));
                }
            }
        }
    }

    @Test
    void keepEinthovensLawWithinHalfAStepAfterRounding() {
        Ecg ecg = ecg("sinus-72");
        for (int i = 0; i < ecg.length(); i++) {
            assertThat((double) at(ecg, LeadName.I, i) + at(ecg, LeadName.III, i))
                    .isCloseTo(at(ecg, LeadName.II, i), within(1e-6));
            assertThat(-(at(ecg, LeadName.I, i) + at(ecg, LeadName.II, i)) / 2.0)
                    .isCloseTo(at(ecg, LeadName.AVR, i), within(DemoRecordings.STEP_MV / 2 + 1e-6));
        }
    }

    @Test
    void areCleanButForTheNoisyOneAndTheOneWithALeadOff() {
        Map<String, Long> poor = demos.stream()
                .filter(demo -> demo.recording() instanceof Ecg)
                .collect(Collectors.toMap(DemoRecordings.Demo::key, this::poorLeads));
        assertThat(poor).containsEntry("lead-off", 1L);
        assertThat(poor.get("noisy")).isGreaterThan(5);
        assertThat(poor.entrySet().stream()
                        .filter(entry -> !List.of("lead-off", "noisy").contains(entry.getKey())))
                .allMatch(entry -> entry.getValue() == 0);
    }

    @Test
    void sayOfV2ThatItsElectrodeIsOff() {
        Ecg ecg = ecg("lead-off");
        assertThat(SignalQuality.assess(ecg.lead(LeadName.V2).orElseThrow().samples(), ecg.rate())
                        .issues())
                .contains(QualityIssue.LEAD_OFF);
    }

    @Test
    void includeCleanPulsesAtTwoRates() {
        List<Pleth> pleths = demos.stream()
                .filter(demo -> demo.recording() instanceof Pleth)
                .map(demo -> (Pleth) demo.recording())
                .toList();
        assertThat(pleths).hasSize(2);
        assertThat(pleths).allMatch(pleth -> SignalQuality.assessPleth(pleth.samples(), pleth.rate())
                .issues()
                .isEmpty());
    }

    private long poorLeads(DemoRecordings.Demo demo) {
        Ecg ecg = (Ecg) demo.recording();
        return ecg.leads().stream()
                .filter(lead -> !SignalQuality.assess(lead.samples(), ecg.rate())
                        .issues()
                        .isEmpty())
                .count();
    }

    private Ecg ecg(String key) {
        return demos.stream()
                .filter(demo -> demo.key().equals(key))
                .map(demo -> (Ecg) demo.recording())
                .findFirst()
                .orElseThrow();
    }

    private static float at(Ecg ecg, LeadName name, int index) {
        return ecg.lead(name).orElseThrow().samples().at(index);
    }

    private static List<Samples> channels(DemoRecordings.Demo demo) {
        if (demo.recording() instanceof Ecg ecg) {
            return ecg.leads().stream().map(Lead::samples).toList();
        }
        return List.of(((Pleth) demo.recording()).samples());
    }
}
