package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicSetTest {

    private static final String TITLE = "mit-bih-arrhythmia-database-1.0.0";

    @TempDir
    Path data;

    @Test
    void aSetLiesInTheFolderOfItsName() throws IOException {
        Path set = file("mitdb/100.hea");
        file(TITLE + "/100.hea");

        assertThat(PublicSet.MITDB.in(data)).isEqualTo(set);
    }

    @Test
    void aSetLiesWhereThePublishersZipPutIt() throws IOException {
        Path set = file(TITLE + "/100.hea");
        file("mit-bih-supraventricular-arrhythmia-database-1.0.0/800.hea");

        assertThat(PublicSet.MITDB.in(data)).isEqualTo(set);
    }

    @Test
    void theZipMayBeUnpackedInTheFolderOfItsName() throws IOException {
        Path set = file("mitdb/" + TITLE + "/100.hea");

        assertThat(PublicSet.MITDB.in(data)).isEqualTo(set);
    }

    @Test
    void aCopyOfThePublishersServerHasAFolderForEachVersionOfWhichTheNewestIsTaken() throws IOException {
        file("ptb-xl/1.0.1/ptbxl_database.csv");
        Path set = file("ptb-xl/1.0.3/ptbxl_database.csv");

        assertThat(PublicSet.PTBXL.in(data)).isEqualTo(set);
    }

    @Test
    void whatIsNowhereIsMissedInTheFolderOfItsName() throws IOException {
        file("ludb/data/181.hea");

        assertThat(PublicSet.MITDB.in(data)).isEqualTo(data.resolve("mitdb"));
        assertThat(PublicSet.LUDB.in(data)).as("without its table").isEqualTo(data.resolve("ludb"));
        assertThat(PublicSet.MITDB.in(data.resolve("none"))).isEqualTo(data.resolve("none/mitdb"));
    }

    @Test
    void aFileThatIsMissingInAnUnpackedZipIsOneOfThatSet() {
        assertThat(PublicSet.whereToGet(data.resolve(TITLE).resolve("100.hea"))).contains("content/mitdb/1.0.0");
    }

    private Path file(String name) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return file.getParent();
    }
}
