package org.einthoven.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;

/** Which lead a strip stands for over the whole width, in the place of what the page shows of it above. */
class StripLeadTest {

    @Test
    void aLabelDoesNotPutAnotherLeadInThePlaceOfII() {
        Map<LeadName, Double> likeness = Map.of(LeadName.II, 0.6, LeadName.V5, 0.95);

        StripLead strip = StripLead.of(Optional.of(LeadName.II), likeness, 1);

        assertThat(strip.lead()).isNull();
        assertThat(strip.doubt()).contains("II", "left out", "V5");
    }

    @Test
    void aLabelDecidesBetweenTwoLeadsThatAreHardToTell() {
        Map<LeadName, Double> likeness = Map.of(LeadName.II, 0.93, LeadName.V5, 0.95);

        assertThat(StripLead.of(Optional.of(LeadName.II), likeness, 1)).isEqualTo(new StripLead(LeadName.II, null));
        assertThat(StripLead.of(Optional.of(LeadName.V5), likeness, 1)).isEqualTo(new StripLead(LeadName.V5, null));
    }

    @Test
    void whatIsHardlyLikeItsLabelIsSaidToBeSo() {
        Map<LeadName, Double> likeness = Map.of(LeadName.II, 0.6, LeadName.V5, 0.3);

        StripLead strip = StripLead.of(Optional.of(LeadName.II), likeness, 1);

        assertThat(strip.lead()).isEqualTo(LeadName.II);
        assertThat(strip.doubt()).contains("by its label alone");
    }

    @Test
    void withoutALabelAStripThatCouldBeIIAsWellIsLeftOut() {
        Map<LeadName, Double> likeness = Map.of(LeadName.II, 0.75, LeadName.V5, 0.9);

        assertThat(StripLead.of(Optional.empty(), likeness, 1).lead()).isNull();
        assertThat(StripLead.of(Optional.empty(), likeness, 3).lead()).isEqualTo(LeadName.V5);
    }

    @Test
    void withoutALabelIIMustBeAsAlikeAsAnyOther() {
        assertThat(StripLead.of(Optional.empty(), Map.of(LeadName.II, 0.7, LeadName.V5, 0.3), 1)
                        .lead())
                .isNull();
    }
}
