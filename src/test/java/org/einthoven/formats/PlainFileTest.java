package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {
    @TempDir
    Path folder;

    @Test
    void readsNoMoreThanWasAskedFor() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[100]);

        assertThat(PlainFile.read(file, 100)).hasSize(100);
        assertThat(PlainFile.head(file, 10)).hasSize(10);
        assertThatIOException().isThrownBy(() -> PlainFile.read(file, 99)).withMessageContaining("more than 99");
    }

    @Test
    void followsNoLink() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[100]);
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThatIOException().isThrownBy(() -> PlainFile.read(link, 100));
        assertThatIOException().isThrownBy(() -> PlainFile.head(link, 10, LinkOption.NOFOLLOW_LINKS));
        assertThat(PlainFile.head(link, 10)).hasSize(10);
    }
}
