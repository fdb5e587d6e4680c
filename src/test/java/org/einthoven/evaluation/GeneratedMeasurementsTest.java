package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.junit.jupiter.api.Test;

class GeneratedMeasurementsTest {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    @Test
    void aWaveThatTheRecordingBeginsInIsNoTruth() {
        List<GeneratedEcg> cut = new ArrayList<>();
        for (int seed = 0; cut.size() < 3; seed++) {
            GeneratedEcg made = EcgGenerator.generate(
                    EcgRecipe.random(new SplittableRandom(seed)), LENGTH, new SampleRate(500), seed);
            if (made.waves().stream().anyMatch(wave -> wave.onsetMs() < 0)) {
                cut.add(made);
            }
        }
        for (GeneratedEcg made : cut) {
            List<Fiducial> marks = GeneratedMeasurements.marks(made);

            assertThat(marks).allMatch(mark -> mark.onsetMs() >= 0 && mark.offsetMs() <= LENGTH.toMillis());
            assertThat(Delineation.of(marks, made.ecg()).global(Wave.QRS)).isNotEmpty();
        }
    }
}
