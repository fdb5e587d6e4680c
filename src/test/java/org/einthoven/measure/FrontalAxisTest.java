package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.junit.jupiter.api.Test;

class FrontalAxisTest {

    /** Leads I and aVF of a dipole of this size that points to {@code degrees} from 200 to 290 ms. */
    private static RepresentativeBeat dipole(double degrees, double mv) {
        double one = mv * Math.cos(Math.toRadians(degrees));
        double two = mv * Math.cos(Math.toRadians(degrees - 60));
        return beat(Map.of(LeadName.I, block(one, 100, 145), LeadName.AVF, block(two - one / 2, 100, 145)));
    }

    private static RepresentativeBeat beat(Map<LeadName, float[]> samples) {
        List<Lead> leads = new ArrayList<>();
        samples.forEach((name, mv) -> leads.add(new Lead(name, Samples.copyOf(mv))));
        Map<Wave, Extent> waves = Map.of(Wave.QRS, new Extent(200, 290));
        return new RepresentativeBeat(
                new SampleRate(500), 240, BeatClass.N, List.of(1.0, 2.0), leads, Set.of(LeadName.AVF), waves);
    }

    private static float[] block(double mv, int from, int to) {
        float[] samples = new float[300];
        for (int i = from; i <= to; i++) {
            samples[i] = (float) mv;
        }
        return samples;
    }

    private static Measurements measured(RepresentativeBeat beat) {
        Results results = new Results(Map.of());
        FrontalAxis.measure(beat, results);
        return results.with(List.of(), beat);
    }

    @Property(tries = 100)
    void tellsTheDirectionOfTheDipole(@ForAll @DoubleRange(min = -179, max = 179) double degrees) {
        assertThat(measured(dipole(degrees, 1)).axisDeg().get("QRS")).isCloseTo(degrees, within(0.1));
    }

    @Test
    void namesOnlyRecordedLeadsAsItsBasis() {
        assertThat(measured(dipole(30, 1)).basis(Measure.QRS_AXIS).orElseThrow().leads())
                .containsExactly(LeadName.I);
    }

    @Test
    void tellsNoAxisWithoutTwoLimbLeads() {
        Measurements measured = measured(beat(Map.of(LeadName.I, block(1, 100, 145))));
        assertThat(measured.axisDeg()).isEmpty();
        assertThat(measured.basis(Measure.QRS_AXIS).orElseThrow().caveats()).containsExactly(Caveat.NO_LIMB_LEADS);
    }

    @Test
    void tellsNoAxisOfAWaveTooSmallToPoint() {
        assertThat(measured(dipole(30, 0.01)).axisDeg()).isEmpty();
        assertThat(measured(dipole(30, 0.03)).axisDeg()).containsOnlyKeys("QRS");
    }

    @Test
    void callsAComplexThatIsAsMuchUpAsDownIndeterminate() {
        float[] biphasic = block(1, 100, 122);
        for (int i = 123; i <= 145; i++) {
            biphasic[i] = -1;
        }
        Measurements measured = measured(beat(Map.of(LeadName.I, biphasic, LeadName.AVF, biphasic)));
        assertThat(measured.axisDeg()).isEmpty();
        assertThat(measured.basis(Measure.QRS_AXIS).orElseThrow().caveats()).containsExactly(Caveat.INDETERMINATE_AXIS);
    }

    @Test
    void saysWhichWaveIsMissing() {
        Measurements measured = measured(dipole(30, 1));
        assertThat(measured.basis(Measure.P_AXIS).orElseThrow().caveats()).containsExactly(Caveat.NO_P_WAVES);
        assertThat(measured.basis(Measure.T_AXIS).orElseThrow().caveats()).containsExactly(Caveat.NO_T_END);
    }
}
