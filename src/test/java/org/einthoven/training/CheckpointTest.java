package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    /** A Linux device to which nothing can be written because it is full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void comesBackAsItWasWritten() throws IOException {
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);

        Checkpoint read = Checkpoint.read(file, "plan").orElseThrow();

        assertThat(read.epoch()).isEqualTo(3);
        assertThat(read.arrays().get("weights")).containsExactly(1, 2, 3);
        assertThat(Checkpoint.read(file, "another plan")).isEmpty();
    }

    @Test
    void aFullDiscNamesTheFileAndLeavesTheFormerCheckpointWhole() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);
        Files.createSymbolicLink(folder.resolve("rhythm.checkpoint.part"), FULL);

        assertThatIOException()
                .isThrownBy(() -> checkpoint(4).write(file))
                .withMessageContaining("epoch 4")
                .withMessageContaining(file.toString())
                .withMessageContaining("the one before it is whole");

        assertThat(Checkpoint.read(file, "plan")).map(Checkpoint::epoch).contains(3);
        checkpoint(5).write(file);
        assertThat(Checkpoint.read(file, "plan")).map(Checkpoint::epoch).contains(5);
    }

    private static Checkpoint checkpoint(int epoch) {
        return new Checkpoint("plan", epoch, 10L * epoch, Map.of("weights", new float[] {1, 2, 3}));
    }
}
