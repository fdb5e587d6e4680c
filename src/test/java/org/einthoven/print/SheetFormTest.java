package org.einthoven.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.print.SheetForm.LeadOrder;
import org.einthoven.print.SheetForm.ShownLead;
import org.junit.jupiter.api.Test;

class SheetFormTest {
    private static final Ecg TWELVE = ecg(EnumSet.range(LeadName.I, LeadName.V6));

    @Test
    void putsThreeLeadsIntoEachOfFourColumnsOverAStrip() {
        SheetForm.Arrangement form = SheetForm.THREE_BY_FOUR.arrange(TWELVE, LeadOrder.STANDARD, LeadName.V1);
        assertThat(form.columns().stream().map(SheetFormTest::names))
                .containsExactly(
                        List.of("I", "II", "III"),
                        List.of("aVR", "aVL", "aVF"),
                        List.of("V1", "V2", "V3"),
                        List.of("V4", "V5", "V6"));
        assertThat(names(form.strips())).containsExactly("V1");
    }

    @Test
    void goesAroundTheFrontalPlaneInTheOrderOfCabreraWithAvrUpsideDown() {
        SheetForm.Arrangement form = SheetForm.SIX_BY_TWO.arrange(TWELVE, LeadOrder.CABRERA, LeadName.II);
        assertThat(names(form.columns().get(0))).containsExactly("aVL", "I", "\u2212aVR", "II", "aVF", "III");
        assertThat(form.columns().get(0)).filteredOn(ShownLead::inverted).hasSize(1);
        assertThat(names(form.columns().get(1))).containsExactly("V1", "V2", "V3", "V4", "V5", "V6");
        assertThat(form.strips()).isEmpty();
    }

    @Test
    void followsTheFirstOfThreeStripsByOthers() {
        assertThat(strips(LeadName.II)).containsExactly("II", "V1", "V5");
        assertThat(strips(LeadName.V5)).containsExactly("V5", "V1", "II");
        assertThat(strips(LeadName.AVR)).containsExactly("aVR", "V1", "II");
    }

    @Test
    void leavesLeadsAsTheyCameWhereNotAllLimbLeadsAreThere() {
        assertThat(names(SheetForm.rows(ecg(EnumSet.of(LeadName.I, LeadName.AVR, LeadName.V1)), LeadOrder.CABRERA)))
                .containsExactly("I", "aVR", "V1");
        assertThat(SheetForm.hasTwelveLeads(ecg(EnumSet.range(LeadName.I, LeadName.V5))))
                .isFalse();
    }

    @Test
    void showsFurtherLeadsBelowTheLimbLeads() {
        assertThat(names(SheetForm.rows(ecg(EnumSet.range(LeadName.I, LeadName.V1)), LeadOrder.CABRERA)))
                .containsExactly("aVL", "I", "\u2212aVR", "II", "aVF", "III", "V1");
    }

    private static List<String> strips(LeadName first) {
        return names(SheetForm.THREE_BY_FOUR_THREE_STRIPS
                .arrange(TWELVE, LeadOrder.CABRERA, first)
                .strips());
    }

    private static List<String> names(List<ShownLead> leads) {
        return leads.stream().map(ShownLead::display).toList();
    }

    private static Ecg ecg(Set<LeadName> names) {
        return new Ecg(
                new SampleRate(500),
                names.stream()
                        .map(name -> new Lead(name, Samples.copyOf(new float[500])))
                        .toList());
    }
}
