package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTableTest {

    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void inItsSet() throws IOException {
        file = Files.createDirectory(data.resolve("ptbxl")).resolve("ptbxl_database.csv");
    }

    @Test
    void anEmptyTableIsNamedWithWhereToGetIt() throws IOException {
        for (String text : new String[] {"", "\n", "ecg_id,age\n"}) {
            Files.writeString(file, text);
            assertThatIOException()
                    .isThrownBy(() -> PublishedTable.read(file, "ecg_id"))
                    .withMessageContaining(file + " is empty")
                    .withMessageContaining("published at https://physionet.org/content/ptb-xl/1.0.3/");
        }
    }

    @Test
    void aColumnThatIsNotThereIsNamed() throws IOException {
        Files.writeString(file, "ecg_id,age\n1,60\n");

        assertThatIOException()
                .isThrownBy(() -> PublishedTable.read(file, "ecg_id", "sex"))
                .withMessageContaining(file + " has no column sex");
    }

    @Test
    void aTableThatWasCutOffNamesTheRow() throws IOException {
        Files.writeString(file, "ecg_id,age,sex\n1,60,0\n2,5");

        assertThatIOException()
                .isThrownBy(() -> PublishedTable.read(file, "ecg_id"))
                .withMessageContaining(file + ", row 2: 2 of 3 fields are there");
    }

    @Test
    void whatIsNoNumberNamesRowAndColumn() throws IOException {
        Files.writeString(file, "ecg_id,age\n1,sixty\n");
        PublishedTable table = PublishedTable.read(file, "age");

        assertThat(table.size()).isEqualTo(1);
        assertThatIOException()
                .isThrownBy(() -> table.number(0, "age"))
                .withMessageContaining(file + ", row 1: age is no number: \"sixty\"");
    }
}
