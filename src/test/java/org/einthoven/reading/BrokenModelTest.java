package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.OnnxModel;
import org.einthoven.registry.Versions;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

class BrokenModelTest {

    @Test
    void abstainsAndNamesTheModelThatGaveNoNumber() {
        ReadingPipeline pipeline = new ReadingPipeline(
                new OnnxEcgModels(
                        OnnxModel.open(Path.of("models/delineation/1.1.3")),
                        broken("models/beat/1.0.4"),
                        OnnxModel.open(Path.of("models/statements/1.1.0")),
                        OnnxModel.open(Path.of("models/rhythm/1.0.1"))),
                OnnxPlethModels.of(broken("models/ppg/1.0.2")));

        assertAbstained(
                pipeline.read(EcgGenerator.generate(
                                EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(10), new SampleRate(500), 1)
                        .ecg()),
                "beat");
        assertAbstained(
                pipeline.read(
                        PlethGenerator.generate(PlethRecipe.of(72), Duration.ofSeconds(10), new SampleRate(100), 1)
                                .pleth()),
                "ppg");
    }

    private static OnnxModel broken(String folder) {
        return OnnxModel.variant(Path.of(folder), Versions::withoutNumbers);
    }

    private static void assertAbstained(Reading reading, String model) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Abstained.class, abstained -> {
            assertThat(abstained.reason()).isEqualTo(AbstentionReason.MODEL_FAILED);
            assertThat(abstained.detail()).contains("Read the recording by eye");
            assertThat(List.copyOf(abstained.models()))
                    .extracting(ref -> ref.name())
                    .containsExactly(model);
            assertThat(abstained.quality().overall()).isPositive();
        });
    }
}
