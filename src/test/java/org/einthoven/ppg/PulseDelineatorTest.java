package org.einthoven.ppg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.inference.OnnxModel;
import org.einthoven.synthesis.GeneratedPleth;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.TruePulse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PulseDelineatorTest {

    private static OnnxModel model;

    @BeforeAll
    static void open() {
        model = OnnxModel.open(Path.of("models", "ppg", "1.0.2"));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static GeneratedPleth pleth(double ratePerMin, int seconds, double hz) {
        return PlethGenerator.generate(
                PlethRecipe.of(ratePerMin), Duration.ofSeconds(seconds), new SampleRate(hz), 12345);
    }

    private static List<Pulse> pulses(Pleth pleth) {
        return new PulseDelineator(model).delineate(pleth);
    }

    private static List<TruePulse> whole(GeneratedPleth made) {
        double endMs = made.pleth().rate().msAt(made.pleth().length());
        return made.pulses().stream()
                .filter(pulse -> pulse.onsetMs() > 50 && pulse.offsetMs() < endMs - 50)
                .toList();
    }

    /**
     * Slow and soft pulses are generated to rise long before an annotator would say so, and a shoulder's place is where the
     * second derivative is highest, which annotators mark later.
     */
    @Test
    void findsEveryGeneratedPulseWithItsMarks() {
        for (double rate : new double[] {45, 75, 130}) {
            GeneratedPleth made = pleth(rate, 30, 100);
            List<Pulse> found = pulses(made.pleth());
            for (TruePulse truth : whole(made)) {
                assertThat(found).anySatisfy(pulse -> {
                    assertThat(pulse.onsetMs()).isCloseTo(truth.onsetMs(), within(35.0));
                    assertThat(pulse.peakMs()).isCloseTo(truth.peakMs(), within(25.0));
                    assertThat(pulse.notchMs()).isCloseTo(truth.notchMs(), within(35.0));
                    assertThat(pulse.offsetMs()).isCloseTo(truth.offsetMs(), within(35.0));
                });
            }
            assertThat(found).hasSizeLessThanOrEqualTo(whole(made).size() + 2);
        }
    }

    @Test
    void marksTheSameAtEachSampleRate() {
        List<Pulse> usual = pulses(pleth(72, 12, 100).pleth());
        for (double hz : new double[] {50, 64, 125, 256, 1000}) {
            List<Pulse> other = pulses(pleth(72, 12, hz).pleth());
            assertThat(other).hasSameSizeAs(usual);
            for (int i = 0; i < usual.size(); i++) {
                assertThat(other.get(i).onsetMs()).isCloseTo(usual.get(i).onsetMs(), within(20.0));
                assertThat(other.get(i).notchMs()).isCloseTo(usual.get(i).notchMs(), within(25.0));
            }
        }
    }

    @Test
    void doesNotMindUnitAndLevelOfTheSignal() {
        Pleth pleth = pleth(80, 15, 100).pleth();
        float[] values = pleth.samples().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 30_000 + 4000 * values[i];
        }
        List<Pulse> scaled = pulses(new Pleth(pleth.rate(), Samples.copyOf(values)));
        List<Pulse> usual = pulses(pleth);
        assertThat(scaled).hasSameSizeAs(usual);
        for (int i = 0; i < usual.size(); i++) {
            assertThat(scaled.get(i).onsetMs()).isCloseTo(usual.get(i).onsetMs(), within(2.0));
        }
    }

    @Test
    void readsALongPlethWithoutASeam() {
        GeneratedPleth made = pleth(60, 40, 100);
        List<Pulse> found = pulses(made.pleth());
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).onsetMs()).isEqualTo(found.get(i - 1).offsetMs());
        }
        assertThat(found.size()).isGreaterThanOrEqualTo(whole(made).size());
    }

    @Test
    void givesNoPulseInsideAGap() {
        Pleth pleth = pleth(70, 20, 100).pleth();
        float[] values = pleth.samples().toArray();
        Arrays.fill(values, 800, 1200, Float.NaN);
        assertThat(pulses(new Pleth(pleth.rate(), Samples.copyOf(values))))
                .isNotEmpty()
                .noneMatch(pulse -> pulse.offsetMs() > 8000 && pulse.onsetMs() < 12000);
    }
}
