package org.einthoven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.ecg.SampleRate;
import org.einthoven.reading.Reading;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.PlethGenerator;
import org.einthoven.synthesis.PlethRecipe;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineReaderTest {

    private static final Path MODELS = Path.of("models");

    @Test
    void readsEcgsAndPlethsWithTheProjectsOwnModels() {
        try (ActiveModels models = ActiveModels.in(MODELS, Map.of())) {
            PipelineReader reader = new PipelineReader(models);
            assertThat(reader.isReady()).isTrue();
            Reading ecg = reader.read(EcgGenerator.generate(
                            EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofSeconds(10), new SampleRate(500), 1)
                    .ecg());
            assertThat(ecg).isInstanceOfSatisfying(Reading.Reported.class, reported -> {
                assertThat(reported.beats()).hasSizeBetween(10, 13);
                assertThat(reported.models()).isNotEmpty();
            });
            Reading pleth = reader.read(
                    PlethGenerator.generate(PlethRecipe.of(72), Duration.ofSeconds(10), new SampleRate(100), 1)
                            .pleth());
            assertThat(pleth).isInstanceOfSatisfying(Reading.Reported.class, reported -> assertThat(reported.pulses())
                    .hasSizeBetween(9, 13));
        }
    }

    @Test
    void isNotReadyAndSaysWhatIsMissingWithoutModels(@TempDir Path empty) {
        try (ActiveModels models = ActiveModels.in(empty, Map.of())) {
            PipelineReader reader = new PipelineReader(models);
            assertThat(reader.isReady()).isFalse();
            assertThat(PipelineReader.missing(models))
                    .containsExactly("delineation", "beat", "statements", "rhythm", "ppg");
            assertThatIllegalStateException()
                    .isThrownBy(() -> reader.read(
                            PlethGenerator.generate(PlethRecipe.of(72), Duration.ofSeconds(10), new SampleRate(100), 1)
                                    .pleth()))
                    .withMessageContaining("delineation");
        }
    }

    @Test
    void isNotReadyWhileTheBeatModelIsThereButBroken(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"delineation", "statements", "rhythm", "ppg"}) {
            copy(newest(name), folder.resolve(name).resolve("1.0.0"));
        }
        Files.createDirectories(folder.resolve("beat").resolve("1.0.0"));
        try (ActiveModels models = ActiveModels.in(folder, Map.of())) {
            assertThat(PipelineReader.missing(models)).containsExactly("beat");
            assertThat(new PipelineReader(models).isReady()).isFalse();
        }
    }

    private static Path newest(String name) {
        return ModelFolders.versions(MODELS.resolve(name)).get(0);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
