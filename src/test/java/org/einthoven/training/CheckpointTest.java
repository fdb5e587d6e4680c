package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void oneThatWasCutOffAnywhereIsNamedAndNotGoneOnFrom() throws IOException {
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            if (length == whole.length - Long.BYTES) {
                // no more than the checksum is missing, as in checkpoints of earlier code
                continue;
            }
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatIOException()
                    .as("cut off after %d bytes", length)
                    .isThrownBy(() -> Checkpoint.read(file, "plan"))
                    .withMessageContaining(file + " is damaged or was cut off")
                    .withMessageContaining("remove it")
                    .withMessageNotContaining("null");
        }
    }

    @Test
    void oneInWhichAnyBitIsWrongIsNotGoneOnFrom() throws IOException {
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int at = "plan".length() + Short.BYTES; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 1;
            Files.write(file, wrong);
            assertThatIOException()
                    .as("byte %d", at)
                    .isThrownBy(() -> Checkpoint.read(file, "plan"))
                    .withMessageContaining(file + " is damaged");
        }
    }

    @Test
    void oneOfEarlierCodeHasNoChecksumAndIsGoneOnFrom() throws IOException {
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - Long.BYTES));

        assertThat(Checkpoint.read(file, "plan")).map(Checkpoint::epoch).contains(3);
    }

    @Test
    void whereNoneWasWrittenYetAFullDiscIsNotSaidToHaveLeftOne() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        Files.createSymbolicLink(folder.resolve("rhythm.checkpoint.part"), FULL);

        assertThatIOException()
                .isThrownBy(() -> checkpoint(1).write(folder.resolve("rhythm.checkpoint")))
                .withMessageContaining("there is none before it, the same command begins anew");
    }

    @Test
    void anArrayThatCannotBeInTheFileIsNotMadeRoomFor() throws IOException {
        Path file = folder.resolve("rhythm.checkpoint");
        checkpoint(3).write(file);
        byte[] bytes = Files.readAllBytes(file);
        // the array's length stands before its three values of four bytes and the checksum of eight
        bytes[bytes.length - 24] = 0x7f;
        Files.write(file, bytes);

        assertThatIOException().isThrownBy(() -> Checkpoint.read(file, "plan")).withMessageContaining(file.toString());
    }

    private static Checkpoint checkpoint(int epoch) {
        return new Checkpoint("plan", epoch, 10L * epoch, Map.of("weights", new float[] {1, 2, 3}));
    }
}
