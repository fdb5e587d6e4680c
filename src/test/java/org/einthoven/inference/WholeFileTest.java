package org.einthoven.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    /** A Linux device to which nothing can be written because it is full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndReplacesWhatWasThere() throws IOException {
        Path file = folder.resolve("new").resolve("card.json");

        WholeFile.write(file, "first");
        WholeFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(file.getParent()).isDirectoryContaining(inside -> inside.equals(file));
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void aFullDiscIsNamedAndLeavesWhatWasThereWhole() throws IOException {
        assumeTrue(Files.exists(FULL), "this system has no " + FULL);
        Path file = folder.resolve("card.json");
        WholeFile.write(file, "first");
        Files.createSymbolicLink(folder.resolve(".card.json.part"), FULL);

        assertThatIOException()
                .isThrownBy(() -> WholeFile.write(file, "second"))
                .withMessageContaining(file + " could not be written");

        assertThat(file).hasContent("first");
        assertThat(folder.toFile().list()).hasSize(1);
    }
}
