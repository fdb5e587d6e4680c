package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class VoltageDoubtTest {

    @Test
    void aThousandfoldIsDoubted() {
        assertThat(VoltageDoubt.of(List.of(lead(1000))))
                .hasValueSatisfying(doubt -> assertThat(doubt).contains("II 1.10e+03 mV", "unit"));
        assertThat(VoltageDoubt.of(List.of(lead(0.001)))).isPresent();
    }

    @Test
    void whatHeartsGiveIsNotAndNoFlatLead() {
        assertThat(VoltageDoubt.of(List.of(lead(1)))).isEmpty();
        assertThat(VoltageDoubt.of(List.of(lead(0.02)))).isEmpty();
        assertThat(VoltageDoubt.of(List.of(ImportedChannel.ofVoltage(
                        "II", LeadName.II, new SampleRate(500), new int[] {4, ImportedChannel.MISSING, 4}, 5, 0))))
                .isEmpty();
    }

    /** From -0.1 to 1 mV, where a count is taken for so many microvolts. */
    private static ImportedChannel lead(double microvolts) {
        int[] counts = {-100, 0, ImportedChannel.MISSING, 1000};
        return ImportedChannel.ofVoltage("II", LeadName.II, new SampleRate(500), counts, microvolts, 0);
    }
}
