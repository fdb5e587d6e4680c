package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;

class VoltageDoubtTest {

    @Test
    void aThousandfoldIsDoubted() {
        assertThat(VoltageDoubt.of(List.of(lead(1000))))
                .contains("No heart gives what these leads span: II 1100 mV. Is their unit right?");
        assertThat(VoltageDoubt.of(List.of(lead(0.001))))
                .contains("These leads span less than a hundredth of what is called low voltage: II 1.1 µV."
                        + " Is their unit right?");
    }

    @Test
    void whatHeartsGiveIsNotAndNoFlatLead() {
        assertThat(VoltageDoubt.of(List.of(lead(1)))).isEmpty();
        assertThat(VoltageDoubt.of(List.of(lead(0.02)))).isEmpty();
        assertThat(VoltageDoubt.of(List.of(lead(5, 4, ImportedChannel.MISSING, 4))))
                .isEmpty();
        assertThat(VoltageDoubt.of(List.of(lead(5, ImportedChannel.MISSING)))).isEmpty();
        assertThat(VoltageDoubt.of(List.of())).isEmpty();
    }

    @Test
    void aDeadLeadBesideOthersSaysNothingOfTheirUnit() {
        assertThat(VoltageDoubt.of(eleven(lead(1), lead(2.5, 0, 1)))).isEmpty();
        assertThat(VoltageDoubt.of(eleven(lead(1), lead(0.001))))
                .as("of a fine converter")
                .isEmpty();
        assertThat(VoltageDoubt.of(eleven(lead(1), lead(1000))))
                .as("at the limit of its amplifier")
                .isEmpty();
    }

    /** Steps of noise on lines without a heart. */
    @Test
    void asystoleSaysNothingOfItsUnit() {
        assertThat(VoltageDoubt.of(Collections.nCopies(12, lead(1, -2, 0, 2)))).isEmpty();
    }

    @Test
    void neitherOneArtefactNorOneDeadLeadHidesThatTheUnitIsWrong() {
        assertThat(VoltageDoubt.of(eleven(lead(0.001), lead(0.1)))).isPresent();
        assertThat(VoltageDoubt.of(eleven(lead(1000), lead(1000, 0, 1)))).isPresent();
    }

    @Test
    void aDoubtIsKnownAmongTheNotesOfARecording() {
        assertThat(VoltageDoubt.of(List.of(lead(1000))).filter(VoltageDoubt::isOne))
                .isPresent();
        assertThat(VoltageDoubt.of(List.of(lead(0.001))).filter(VoltageDoubt::isOne))
                .isPresent();
        assertThat(VoltageDoubt.isOne("From a file: EDF")).isFalse();
    }

    private static List<ImportedChannel> eleven(ImportedChannel lead, ImportedChannel other) {
        List<ImportedChannel> leads = new ArrayList<>(Collections.nCopies(11, lead));
        leads.add(other);
        return leads;
    }

    /** From -0.1 to 1 mV, where a count is taken for so many microvolts. */
    private static ImportedChannel lead(double microvolts) {
        return lead(microvolts, -100, 0, ImportedChannel.MISSING, 1000);
    }

    private static ImportedChannel lead(double microvolts, int... counts) {
        return ImportedChannel.ofVoltage("II", LeadName.II, new SampleRate(500), counts, microvolts, 0);
    }
}
