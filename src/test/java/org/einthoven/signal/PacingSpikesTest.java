package org.einthoven.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.signal.PacingSpikes.Spike;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacingSpikesTest {

    private static GeneratedEcg sinus(double hz) {
        return EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(10), new SampleRate(hz), 7);
    }

    /** Adds to every lead what {@code mv} says at each time in ms. */
    private static Ecg with(Ecg ecg, DoubleUnaryOperator mv) {
        return new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> {
                            float[] samples = lead.samples().toArray();
                            for (int i = 0; i < samples.length; i++) {
                                samples[i] +=
                                        (float) mv.applyAsDouble(ecg.rate().msAt(i));
                            }
                            return new Lead(lead.name(), Samples.copyOf(samples));
                        })
                        .toList());
    }

    /** A spike of 2 ms in its second third of each second. */
    private static double spike(double ms, double mv) {
        double inSecond = ms % 1000;
        return inSecond >= 400 && inSecond < 402 ? mv : 0;
    }

    @ParameterizedTest
    @ValueSource(doubles = {500, 1000})
    void findsEverySpikeWhereItIs(double hz) {
        List<Spike> found = PacingSpikes.find(with(sinus(hz).ecg(), ms -> spike(ms, 0.3)));
        assertThat(found).hasSize(10);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).timeMs()).isCloseTo(1000 * i + 400, Offset.offset(2.0));
        }
    }

    @Test
    void findsNoneInComplexesHoweverSteep() {
        Ecg tall = with(sinus(500).ecg(), ms -> 0);
        Ecg steep = new Ecg(
                tall.rate(),
                tall.leads().stream()
                        .map(lead -> {
                            float[] mv = lead.samples().toArray();
                            for (int i = 0; i < mv.length; i++) {
                                mv[i] *= 3;
                            }
                            return new Lead(lead.name(), Samples.copyOf(mv));
                        })
                        .toList());
        assertThat(PacingSpikes.find(tall)).isEmpty();
        assertThat(PacingSpikes.find(steep)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 60})
    void findsNoneInMains(double hz) {
        assertThat(PacingSpikes.find(with(sinus(500).ecg(), ms -> 0.4 * Math.sin(2 * Math.PI * hz * ms / 1000))))
                .isEmpty();
    }

    @Test
    void aSpikeInOneLeadOfManyIsNone() {
        Ecg ecg = sinus(500).ecg();
        Ecg one = new Ecg(
                ecg.rate(),
                ecg.leads().stream()
                        .map(lead -> lead == ecg.leads().get(0)
                                ? with(ecg, ms -> spike(ms, 0.6)).leads().get(0)
                                : lead)
                        .toList());
        assertThat(PacingSpikes.find(one)).isEmpty();
    }

    @Test
    void aStepIsNoSpike() {
        assertThat(PacingSpikes.find(with(sinus(500).ecg(), ms -> ms % 1000 >= 400 ? 1 : 0)))
                .isEmpty();
    }

    @Test
    void saysThatASlowRecordingCannotShowThem() {
        assertThat(PacingSpikes.canBeSeenAt(new SampleRate(360))).isFalse();
        assertThat(PacingSpikes.canBeSeenAt(new SampleRate(500))).isTrue();
        assertThat(PacingSpikes.find(with(sinus(360).ecg(), ms -> spike(ms, 3))))
                .isEmpty();
    }
}
