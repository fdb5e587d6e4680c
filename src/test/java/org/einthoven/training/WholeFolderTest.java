package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.einthoven.inference.GoldenVector;
import org.einthoven.inference.ModelCard;
import org.einthoven.inference.ModelFiles;
import org.einthoven.inference.OnnxModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {

    @TempDir
    Path models;

    private Path folder;

    @BeforeEach
    void name() {
        folder = models.resolve("1.0.0");
    }

    @Test
    void nothingIsInItsPlaceUntilAllOfItIsThere() throws IOException {
        WholeFolder.write(folder, beside -> {
            fill(beside, "new");
            assertThat(folder).doesNotExist();
        });

        assertIs("new");
        assertThat(models).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whileOneWritesAnotherIsRefusedAndTouchesNothing() throws IOException {
        WholeFolder.write(folder, beside -> {
            fill(beside, "first");
            assertThatIOException()
                    .isThrownBy(() -> WholeFolder.write(folder, other -> fill(other, "second")))
                    .withMessageContaining("another training is writing " + folder);
        });

        assertIs("first");
    }

    @Test
    void whatFailsInTheMiddleLeavesNothing() {
        assertThatIOException()
                .isThrownBy(() -> WholeFolder.write(folder, WholeFolderTest::breakDown))
                .withMessageContaining("could not be written to " + folder)
                .withMessageContaining("No space left");

        assertThat(models).isEmptyDirectory();
    }

    @Test
    void whatFailsInTheMiddleLeavesTheFormerModelAsItWas() throws IOException {
        WholeFolder.write(folder, beside -> fill(beside, "old"));

        assertThatIOException().isThrownBy(() -> WholeFolder.write(folder, WholeFolderTest::breakDown));

        assertIs("old");
        assertThat(models).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aModelThatIsReplacedTakesItsSignatureWithItAndLeavesWhatIsNoModels() throws IOException {
        WholeFolder.write(folder, beside -> fill(beside, "old"));
        Files.writeString(folder.resolve(ModelFiles.SIGNATURE), "of the old one");
        Files.writeString(folder.resolve("notes.txt"), "kept");

        WholeFolder.write(folder, beside -> fill(beside, "new"));

        assertIs("new");
        assertThat(folder.resolve(ModelFiles.SIGNATURE)).doesNotExist();
        assertThat(folder.resolve("notes.txt")).hasContent("kept");
        assertThat(models).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatACrashLeftAsideIsPutBackOrRemoved() throws IOException {
        Path former = Files.createDirectory(models.resolve(".1.0.0.former"));
        fill(former, "old");
        Files.createDirectory(models.resolve(".1.0.0.part"));
        Files.writeString(models.resolve(".1.0.0.part/.card.json.part"), "hal");

        assertThatIOException().isThrownBy(() -> WholeFolder.write(folder, WholeFolderTest::breakDown));
        assertIs("old");

        fill(Files.createDirectory(former), "older");
        WholeFolder.write(folder, beside -> fill(beside, "new"));
        assertIs("new");
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
        assertThat(models).isDirectoryNotContaining("glob:**/.*");
    }

    private static void fill(Path beside, String content) throws IOException {
        for (String file : ModelFiles.REQUIRED) {
            Files.writeString(beside.resolve(file), content);
        }
    }

    /** As a full disc does. */
    private static void breakDown(Path beside) throws IOException {
        Files.writeString(beside.resolve(OnnxModel.FILE), "half");
        Files.writeString(beside.resolve(GoldenVector.FILE), "half");
        throw new IOException(ModelCard.FILE + ": No space left on device");
    }

    private void assertIs(String content) {
        for (String file : ModelFiles.REQUIRED) {
            assertThat(folder.resolve(file)).hasContent(content);
        }
    }
}
