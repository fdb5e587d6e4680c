package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

class SignalQualityTest {

    private static final SampleRate HZ_500 = new SampleRate(500);

    @Test
    void hasNothingToSayAgainstACleanLead() {
        ChannelQuality quality = assess(lead());
        assertThat(quality.issues()).isEmpty();
        assertThat(quality.usable()).isTrue();
        assertThat(quality.score()).isGreaterThan(0.95);
    }

    @Property(tries = 20)
    void doesNotDependOnTheGain(@ForAll @DoubleRange(min = 0.3, max = 4) double gain) {
        float[] lead = Noise.mix(lead(), Noise.MUSCLE.generate(5000, HZ_500, new Random(3)), 3);
        float[] louder = lead.clone();
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= (float) gain;
        }
        assertThat(assess(louder).score()).isCloseTo(assess(lead).score(), within(1e-3));
    }

    @Test
    void takesALeadInWhichNothingMovesForAnElectrodeThatFellOff() {
        ChannelQuality quality = assess(new float[5000]);
        assertThat(quality.issues()).containsExactlyInAnyOrder(QualityIssue.FLAT, QualityIssue.LEAD_OFF);
        assertThat(quality.usable()).isFalse();
        assertThat(quality.score()).isZero();
    }

    @Test
    void takesWavesThatNoHeartMakesForAnElectrodeThatFellOff() {
        ChannelQuality quality = assess(Sines.sine(50, 20, HZ_500, 5000));
        assertThat(quality.issues()).contains(QualityIssue.LEAD_OFF);
        assertThat(quality.usable()).isFalse();
    }

    @Test
    void seesThatAnAmplifierWasAtItsLimitAndStillReadsTheLead() {
        float[] lead = lead();
        for (int i = 0; i < lead.length; i++) {
            lead[i] = Math.min(lead[i], 0.25f);
        }
        ChannelQuality quality = assess(lead);
        assertThat(quality.issues()).contains(QualityIssue.SATURATED);
        assertThat(quality.usable()).isTrue();
    }

    @Test
    void readsWhatIsLeftOfALeadWithAGapAndSaysThatSamplesAreMissing() {
        float[] lead = lead();
        Arrays.fill(lead, 1000, 2500, Float.NaN);
        ChannelQuality quality = assess(lead);
        assertThat(quality.issues()).containsExactly(QualityIssue.MISSING);
        assertThat(quality.usable()).isTrue();
    }

    /** As a page of four columns shows the leads of its second. */
    @Test
    void readsALeadThatWasRecordedForTwoAndAHalfSecondsOnly() {
        float[] lead = lead();
        Arrays.fill(lead, 0, 1250, Float.NaN);
        Arrays.fill(lead, 2500, 5000, Float.NaN);
        ChannelQuality quality = assess(lead);
        assertThat(quality.issues()).containsExactly(QualityIssue.MISSING);
        assertThat(quality.usable()).isTrue();
    }

    @Test
    void doesNotReadALeadOfWhichNearlyAllIsMissing() {
        float[] lead = lead();
        Arrays.fill(lead, 0, 4200, Float.NaN);
        assertThat(assess(lead).usable()).isFalse();
        Arrays.fill(lead, Float.NaN);
        assertThat(assess(lead).issues()).containsExactly(QualityIssue.MISSING);
        assertThat(assess(lead).usable()).isFalse();
    }

    @Test
    void judgesALeadOfOneSampleWithoutFailing() {
        assertThat(assess(new float[] {0.1f}).usable()).isFalse();
        assertThat(assess(new float[0]).usable()).isFalse();
    }

    @Property(tries = 20)
    void callsALeadNoisyInWhichThereIsOnlyMuscle(@ForAll long seed) {
        float[] muscle = Noise.MUSCLE.generate(5000, HZ_500, new Random(seed));
        assertThat(assess(muscle).issues()).contains(QualityIssue.NOISY);
        assertThat(assess(muscle).score()).isLessThan(0.5);
    }

    @Property(tries = 20)
    void doesNotCallALeadNoisyForALittleWanderOrMuscle(@ForAll long seed) {
        float[] wandering = Noise.mix(lead(), Noise.BASELINE_WANDER.generate(5000, HZ_500, new Random(seed)), 6);
        float[] tense = Noise.mix(lead(), Noise.MUSCLE.generate(5000, HZ_500, new Random(seed)), 12);
        assertThat(assess(wandering).issues()).isEmpty();
        assertThat(assess(tense).issues()).isEmpty();
    }

    @Test
    void hasNothingToSayAgainstCleanPulses() {
        ChannelQuality quality = assessPleth(pulses());
        assertThat(quality.issues()).isEmpty();
        assertThat(quality.usable()).isTrue();
        assertThat(quality.score()).isGreaterThan(0.9);
    }

    @Property(tries = 20)
    void thinksLittleOfAPlethThatHoldsOnlyNoise(@ForAll long seed) {
        ChannelQuality quality = assessPleth(Noise.MUSCLE.generate(5000, HZ_500, new Random(seed)));
        assertThat(quality.score()).isLessThan(0.6);
    }

    @Test
    void doesNotReadAFlatPleth() {
        ChannelQuality quality = assessPleth(new float[5000]);
        assertThat(quality.issues()).containsExactly(QualityIssue.FLAT);
        assertThat(quality.usable()).isFalse();
    }

    private static ChannelQuality assess(float[] mv) {
        return SignalQuality.assess(Samples.copyOf(mv), HZ_500);
    }

    private static ChannelQuality assessPleth(float[] values) {
        return SignalQuality.assessPleth(Samples.copyOf(values), HZ_500);
    }

    /** Ten seconds at 75/min: a QRS of 1 mV and a T wave over a faint hiss. */
    private static float[] lead() {
        float[] out = Noise.MUSCLE.generate(5000, HZ_500, new Random(11));
        for (int i = 0; i < out.length; i++) {
            double ms = HZ_500.msAt(i) % 800;
            out[i] = (float) (0.005 * out[i] + bump(ms, 300, 12) - 0.2 * bump(ms, 330, 10) + 0.3 * bump(ms, 580, 45));
        }
        return out;
    }

    private static float[] pulses() {
        float[] out = new float[5000];
        for (int i = 0; i < out.length; i++) {
            double ms = HZ_500.msAt(i) % 800;
            out[i] = (float) (100 * bump(ms, 200, 70) + 50 * bump(ms, 430, 130));
        }
        return out;
    }

    private static double bump(double ms, double centre, double sigma) {
        return Math.exp(-(ms - centre) * (ms - centre) / (2 * sigma * sigma));
    }
}
