package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private static final Arrangement CABRERA =
            new Arrangement(new Layout(3, 4, 0), LeadOrder.CABRERA, LeadOrder.CABRERA.leads(), 0.97);

    @Test
    void labelsOfLimbLeadsStandForAnOrder() {
        assertThat(CABRERA.isLabelledOfLimbs(Map.of(1, LeadName.I))).isTrue();
        assertThat(CABRERA.isLabelledOfLimbs(Map.of(1, LeadName.I, 0, LeadName.I)))
                .as("one for and one against")
                .isFalse();
    }

    @Test
    void labelsOfChestLeadsSayNothingOfTheOrderOfTheOthers() {
        assertThat(CABRERA.confirmed(Map.of(6, LeadName.V1, 7, LeadName.V2))).isEqualTo(2);
        assertThat(CABRERA.isLabelledOfLimbs(Map.of(6, LeadName.V1, 7, LeadName.V2)))
                .isFalse();
        assertThat(CABRERA.isLabelledOfLimbs(Map.of())).isFalse();
    }
}
