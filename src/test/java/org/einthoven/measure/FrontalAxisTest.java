package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.rhythm.Strip;
import org.junit.jupiter.api.Test;

class FrontalAxisTest {

    private static final SampleRate RATE = new SampleRate(500);
    private static final List<Beat> BEATS = Strip.beats("NNNNN", 800);
    private static final List<CardiacCycle> CYCLES = CardiacCycle.align(BEATS, Strip.delineation(BEATS));

    /** The limb leads of a dipole of this size that points to {@code degrees} during each QRS complex. */
    private static Ecg dipole(double degrees, double mv, LeadName... names) {
        double one = mv * Math.cos(Math.toRadians(degrees));
        double two = mv * Math.cos(Math.toRadians(degrees - 60));
        List<Lead> leads = new ArrayList<>();
        for (LeadName name : names) {
            double size =
                    switch (name) {
                        case I -> one;
                        case II -> two;
                        case III -> two - one;
                        case AVF -> two - one / 2;
                        default -> 0;
                    };
            float[] samples = new float[2500];
            for (Beat beat : BEATS) {
                for (int i = -20; i < 25; i++) {
                    samples[(int) (beat.timeMs() / 2) + i] = (float) size;
                }
            }
            leads.add(new Lead(name, Samples.copyOf(samples)));
        }
        return new Ecg(RATE, leads);
    }

    @Property(tries = 100)
    void tellsTheDirectionOfTheDipole(@ForAll @DoubleRange(min = -179, max = 179) double degrees) {
        assertThat(FrontalAxis.of(dipole(degrees, 1, LeadName.I, LeadName.AVF), CYCLES)
                        .get("QRS"))
                .isCloseTo(degrees, within(0.1));
    }

    @Test
    void tellsTheSameFromAnyTwoLimbLeadsThatHoldI() {
        for (LeadName other : List.of(LeadName.II, LeadName.III, LeadName.AVF)) {
            assertThat(FrontalAxis.of(dipole(-40, 1, LeadName.I, other), CYCLES).get("QRS"))
                    .as("with %s", other)
                    .isCloseTo(-40, within(0.1));
        }
    }

    @Test
    void tellsNoAxisFromOneLead() {
        assertThat(FrontalAxis.of(dipole(30, 1, LeadName.I), CYCLES)).isEmpty();
        assertThat(FrontalAxis.of(dipole(30, 1, LeadName.AVF), CYCLES)).isEmpty();
        assertThat(FrontalAxis.of(dipole(30, 1, LeadName.I, LeadName.V1), CYCLES))
                .isEmpty();
    }

    @Test
    void tellsNoAxisOfAWaveTooSmallToPoint() {
        assertThat(FrontalAxis.of(dipole(30, 0.01, LeadName.I, LeadName.AVF), CYCLES))
                .isEmpty();
        Map<String, Double> axes = FrontalAxis.of(dipole(30, 0.03, LeadName.I, LeadName.AVF), CYCLES);
        assertThat(axes).containsOnlyKeys("QRS");
    }
}
