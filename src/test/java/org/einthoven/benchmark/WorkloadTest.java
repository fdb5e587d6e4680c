package org.einthoven.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.einthoven.evaluation.WfdbFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    private static final String ZIP = "lobachevsky-university-electrocardiography-database-1.0.1";

    @TempDir
    Path data;

    @Test
    void takesASetAsItCameOutOfThePublishersZip() throws IOException {
        WfdbFixture.beats(data.resolve(ZIP).resolve("data"), "1", 10);
        Files.createFile(data.resolve(ZIP).resolve("ludb.csv"));

        assertThat(Workload.recorded(data).describe()).isEqualTo("1 12-lead recordings of ludb/data");
    }

    @Test
    void aDamagedRecordIsNamedInOneLine() throws IOException {
        Path records = data.resolve("ptbxl/records500/00000");
        WfdbFixture.beats(records, "00001_hr", 10);
        Files.write(records.resolve("00001_hr.dat"), new byte[100]);

        assertThatExceptionOfType(BenchmarkException.class)
                .isThrownBy(() -> Workload.recorded(data))
                .withMessageStartingWith("00001_hr.dat in " + records)
                .withMessageContaining("truncated");
    }

    @Test
    void whereThereIsNoSetItIsSaidWhereToGetOne() {
        assertThatExceptionOfType(BenchmarkException.class)
                .isThrownBy(() -> Workload.recorded(data))
                .withMessageContaining("https://physionet.org/content/ptb-xl/1.0.3/");
    }
}
