package org.einthoven.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class LimbLeadsTest {

    private static final List<LeadName> LIMB =
            List.of(LeadName.I, LeadName.II, LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF);

    /** The six leads of electrodes at these potentials, in mV. */
    private static Map<LeadName, float[]> leads(float right, float left, float foot) {
        return new EnumMap<>(Map.of(
                LeadName.I, new float[] {left - right},
                LeadName.II, new float[] {foot - right},
                LeadName.III, new float[] {foot - left},
                LeadName.AVR, new float[] {right - (left + foot) / 2},
                LeadName.AVL, new float[] {left - (right + foot) / 2},
                LeadName.AVF, new float[] {foot - (right + left) / 2}));
    }

    @Property(tries = 50)
    void anyTwoLimbLeadsGiveTheOtherFour(
            @ForAll @FloatRange(min = -2, max = 2) float right,
            @ForAll @FloatRange(min = -2, max = 2) float left,
            @ForAll @FloatRange(min = -2, max = 2) float foot) {
        Map<LeadName, float[]> all = leads(right, left, foot);
        for (LeadName first : LIMB) {
            for (LeadName second : LIMB) {
                if (first != second) {
                    Map<LeadName, float[]> derived =
                            LimbLeads.missing(Map.of(first, all.get(first), second, all.get(second)));
                    assertThat(derived).hasSize(4);
                    derived.forEach(
                            (name, mv) -> assertThat(mv[0]).as("%s", name).isCloseTo(all.get(name)[0], within(1e-4f)));
                }
            }
        }
    }

    @Test
    void leavesRecordedLeadsAsTheyAre() {
        Map<LeadName, float[]> recorded = leads(0.1f, 0.5f, 1);
        recorded.remove(LeadName.AVR);
        assertThat(LimbLeads.missing(recorded)).containsOnlyKeys(LeadName.AVR);
    }

    @Test
    void oneLimbLeadGivesNoOther() {
        assertThat(LimbLeads.missing(Map.of(LeadName.II, new float[1], LeadName.V1, new float[1])))
                .isEmpty();
    }
}
