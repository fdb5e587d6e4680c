package org.einthoven.electrode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.LimbLeads;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElectrodeSwapTest {

    private static final List<LeadName> EIGHT = BeatShape.LEADS;

    /** Lead I is 1 mV, II 3 mV, and Vn 10 n mV. */
    private static Ecg ecg() {
        List<Lead> leads = EIGHT.stream()
                .map(name -> new Lead(name, Samples.copyOf(new float[] {value(name)})))
                .toList();
        return LimbLeads.complete(new Ecg(new SampleRate(500), leads));
    }

    private static float value(LeadName name) {
        return name == LeadName.I ? 1 : name == LeadName.II ? 3 : 10 * (name.ordinal() - LeadName.AVF.ordinal());
    }

    private static float mv(Ecg ecg, LeadName name) {
        return ecg.lead(name).orElseThrow().samples().at(0);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCorrectedIsTheRecordingAsItShouldHaveBeen(ElectrodeSwap swap) {
        if (swap.isCorrectable()) {
            Ecg back = swap.corrected(swap.simulated(ecg()));
            for (Lead lead : ecg().leads()) {
                assertThat(mv(back, lead.name()))
                        .as("%s", lead.name())
                        .isCloseTo(lead.samples().at(0), within(1e-4f));
            }
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> swap.corrected(ecg()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTheAffectedLeadsChange(ElectrodeSwap swap) {
        Ecg swapped = swap.simulated(ecg());
        Set<LeadName> changed = EnumSet.noneOf(LeadName.class);
        for (Lead lead : ecg().leads()) {
            if (Math.abs(mv(swapped, lead.name()) - lead.samples().at(0)) > 1e-4) {
                changed.add(lead.name());
            }
        }
        assertThat(swap.affected()).containsAll(changed);
        if (swap.isCorrectable()) {
            assertThat(changed).containsAll(swap.affected());
        }
    }

    @Test
    void reversedArmsInvertLeadOneAndExchangeTwoWithThree() {
        Ecg reversed = ElectrodeSwap.ARMS.simulated(ecg());
        assertThat(mv(reversed, LeadName.I)).isEqualTo(-1);
        assertThat(mv(reversed, LeadName.II)).isEqualTo(2);
        assertThat(mv(reversed, LeadName.III)).isEqualTo(3);
        assertThat(mv(reversed, LeadName.AVF)).isEqualTo(mv(ecg(), LeadName.AVF));
        assertThat(mv(reversed, LeadName.V3)).isEqualTo(30);
    }

    @Test
    void theRightArmOnTheRightLegFlattensLeadTwoAndMovesTheChestLeads() {
        Ecg swapped = ElectrodeSwap.RIGHT_ARM_RIGHT_LEG.simulated(ecg());
        assertThat(mv(swapped, LeadName.II)).isZero();
        assertThat(mv(swapped, LeadName.I)).isEqualTo(-mv(ecg(), LeadName.III));
        assertThat(mv(swapped, LeadName.V3)).isCloseTo(30 - 3f / 3, within(1e-4f));
    }

    @Test
    void theLeftArmOnTheRightLegFlattensLeadThree() {
        assertThat(mv(ElectrodeSwap.LEFT_ARM_RIGHT_LEG.simulated(ecg()), LeadName.III))
                .isZero();
        assertThat(mv(ElectrodeSwap.ARMS_AND_LEGS.simulated(ecg()), LeadName.I)).isZero();
    }

    @Test
    void chestLeadsThatWereNotRecordedStayAway() {
        Ecg few = new Ecg(
                new SampleRate(500),
                ecg().leads().stream()
                        .filter(lead -> lead.name() != LeadName.V2)
                        .toList());
        assertThat(ElectrodeSwap.V1_V2.corrected(few).leads().stream().map(Lead::name))
                .doesNotContain(LeadName.V1)
                .contains(LeadName.V2, LeadName.V3);
    }

    @Test
    void everySwapIsFoundByItsCode() {
        assertThat(Stream.of(ElectrodeSwap.values()))
                .allSatisfy(swap -> assertThat(ElectrodeSwap.named(swap.code())).contains(swap));
        assertThat(ElectrodeSwap.named("v5-v6")).isEmpty();
    }
}
