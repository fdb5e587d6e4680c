package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.OnnxModel;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.statistics.Interval;
import org.einthoven.synthesis.GeneratedPleth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratedPulsesTest {

    private OnnxModel model;
    private PulseDelineator delineator;

    @BeforeEach
    void open() throws IOException {
        model = OnnxModel.open(ModelFolders.chosen(null, "ppg"));
        delineator = new PulseDelineator(model);
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void theProjectsModelTellsThePhasesOfUnseenPulsesApart() {
        Interval f1 = GeneratedPulses.sampleF1(
                GeneratedPulses.unseen(2_000_000, 2_000_040, PulsePreparation.RATE), delineator);
        assertThat(f1.value()).isGreaterThan(0.98);
        assertThat(f1.low()).isLessThan(f1.value());
        assertThat(f1.high()).isGreaterThan(f1.value());
    }

    @Test
    void givesTheSamePlethsEachTime() {
        assertThat(GeneratedPulses.unseen(7, 9, PulsePreparation.RATE))
                .isEqualTo(GeneratedPulses.unseen(7, 9, PulsePreparation.RATE));
    }

    @Test
    void comparesNoSamplesAtAnotherRateThanTheModels() {
        List<GeneratedPleth> slow = GeneratedPulses.unseen(0, 1, new SampleRate(50));
        assertThatIllegalArgumentException().isThrownBy(() -> GeneratedPulses.sampleF1(slow, delineator));
    }

    @Test
    void theRealPulsesAreSkippedOnlyWhereTheyAreNotThere() {
        Path nowhere = Path.of("nowhere");
        assertThatIOException().isThrownBy(() -> PulseScore.onReal(nowhere, delineator));
    }
}
