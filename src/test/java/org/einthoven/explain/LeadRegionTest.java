package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.einthoven.ecg.LeadName;
import org.einthoven.statement.TwelveLeads;
import org.junit.jupiter.api.Test;

class LeadRegionTest {

    private final TwelveLeads whole = TwelveLeads.of(TwelveLeadEcgs.sines());

    @Test
    void withAllRegionsNothingIsLost() {
        assertSame(LeadRegion.left(whole, EnumSet.allOf(LeadRegion.class)), 1);
    }

    @Test
    void withoutAnyRegionNothingIsLeft() {
        assertSame(LeadRegion.left(whole, Set.of()), 0);
    }

    @Test
    void whatIsTakenFromTheFrontalPlaneCannotBeComputedFromTheOtherLeads() {
        TwelveLeads left = LeadRegion.left(whole, EnumSet.complementOf(EnumSet.of(LeadRegion.INFERIOR)));

        for (int i = 0; i < left.length(); i++) {
            float one = at(left, LeadName.I, i);
            assertThat(one).isEqualTo(at(whole, LeadName.I, i));
            assertThat(at(left, LeadName.AVF, i)).isCloseTo(0, within(1e-5f));
            assertThat(at(left, LeadName.II, i)).isCloseTo(one / 2, within(1e-5f));
            assertThat(at(left, LeadName.AVL, i)).isCloseTo(0.75f * one, within(1e-5f));
        }
    }

    @Test
    void everyCoalitionIsAnEcgThatCouldHaveBeenRecorded() {
        LeadShapley.coalitions(whole).forEach(left -> {
            for (int i = 0; i < left.length(); i++) {
                float one = at(left, LeadName.I, i);
                float two = at(left, LeadName.II, i);
                assertThat(at(left, LeadName.III, i)).isCloseTo(two - one, within(1e-5f));
                assertThat(at(left, LeadName.AVR, i)).isCloseTo(-(one + two) / 2, within(1e-5f));
                assertThat(at(left, LeadName.AVL, i)).isCloseTo(one - two / 2, within(1e-5f));
                assertThat(at(left, LeadName.AVF, i)).isCloseTo(two - one / 2, within(1e-5f));
            }
        });
    }

    @Test
    void chestLeadsGoWithTheirRegion() {
        TwelveLeads left = LeadRegion.left(whole, EnumSet.of(LeadRegion.SEPTAL, LeadRegion.LATERAL));

        assertThat(at(left, LeadName.V2, 405)).isEqualTo(at(whole, LeadName.V2, 405));
        assertThat(at(left, LeadName.V6, 405)).isEqualTo(at(whole, LeadName.V6, 405));
        assertThat(at(left, LeadName.V3, 405)).isZero();
        assertThat(at(left, LeadName.V4, 405)).isZero();
    }

    private void assertSame(TwelveLeads left, float times) {
        for (LeadName lead : TwelveLeads.ORDER) {
            for (int i = 0; i < left.length(); i++) {
                assertThat(at(left, lead, i)).isCloseTo(times * at(whole, lead, i), within(1e-5f));
            }
        }
    }

    private static float at(TwelveLeads leads, LeadName lead, int index) {
        return leads.at(TwelveLeads.ORDER.indexOf(lead), index);
    }
}
