package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlyWriterTest {

    @TempDir
    Path folder;

    @Test
    void thereIsOneAtATime() throws IOException {
        Path place = folder.resolve("checkpoints/rhythm.checkpoint");
        try (OnlyWriter first = OnlyWriter.of(place)) {
            assertThat(first).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> OnlyWriter.of(place))
                    .withMessageContaining("another training is writing " + place);
            OnlyWriter.of(folder.resolve("checkpoints/beat.checkpoint")).close();
        }
        OnlyWriter.of(place).close();

        assertThat(place.getParent()).isEmptyDirectory();
    }

    @Test
    void aFileThatAKilledTrainingLeftKeepsNobodyAway() throws IOException {
        Files.createFile(folder.resolve(".rhythm.checkpoint.lock"));

        OnlyWriter.of(folder.resolve("rhythm.checkpoint")).close();

        assertThat(folder).isEmptyDirectory();
    }
}
