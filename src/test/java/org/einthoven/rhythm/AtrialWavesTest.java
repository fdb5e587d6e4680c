package org.einthoven.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtrialWavesTest {

    private static final SampleRate RATE = new SampleRate(500);

    private static final List<Stretch> COMPLEXES = Stream.iterate(300.0, ms -> ms < 10_000, ms -> ms + 610)
            .map(ms -> new Stretch(ms, ms + 90))
            .toList();

    /** Teeth of a saw at this rate, with triangular complexes over them. */
    private static Ecg flutter(double perMinute, LeadName... names) {
        float[] mv = new float[5000];
        for (int i = 0; i < mv.length; i++) {
            double ms = RATE.msAt(i);
            double phase = ms * perMinute / 60_000 % 1;
            mv[i] = (float) (0.15 * (phase < 0.7 ? phase / 0.7 : (1 - phase) / 0.3));
            for (Stretch complex : COMPLEXES) {
                if (complex.contains(ms)) {
                    mv[i] += (float) (1 - Math.abs(ms - complex.fromMs() - 45) / 45);
                }
            }
        }
        return new Ecg(
                RATE,
                Stream.of(names).map(name -> new Lead(name, Samples.copyOf(mv))).toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = {240, 290, 320})
    void findsTheRateOfFlutterWaves(double perMinute) {
        AtrialWaves waves = AtrialWaves.in(flutter(perMinute, LeadName.III, LeadName.AVF), COMPLEXES)
                .orElseThrow();
        assertThat(waves.ratePerMinute()).isCloseTo(perMinute, within(6.0));
        assertThat(waves.regularity()).isGreaterThan(0.9);
        assertThat(waves.leads()).containsExactlyInAnyOrder(LeadName.III, LeadName.AVF);
        assertThat(waves.amplitudeMv()).isBetween(0.02, 0.1);
    }

    @Test
    void oneLeadAloneShowsNothing() {
        assertThat(AtrialWaves.in(flutter(290, LeadName.III, LeadName.V5), COMPLEXES))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = org.einthoven.synthesis.Rhythm.class,
            names = {"SINUS", "ATRIAL_FIBRILLATION"})
    void sinusRhythmAndFibrillationAreNotAlikeEnough(org.einthoven.synthesis.Rhythm rhythm) {
        GeneratedEcg made = EcgGenerator.generate(EcgRecipe.of(rhythm, 80), Duration.ofSeconds(10), RATE, 7);
        List<Stretch> qrs = made.waves(null).stream()
                .filter(wave -> wave.wave() == Wave.QRS)
                .map(wave -> new Stretch(wave.onsetMs(), wave.offsetMs()))
                .toList();
        Optional<AtrialWaves> waves = AtrialWaves.in(made.ecg(), qrs);
        assertThat(waves.map(AtrialWaves::regularity).orElse(0.0)).isLessThan(0.75);
    }
}
