package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.einthoven.evaluation.WfdbFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing or damaged, given to {@code train}: one line names the file, and the command fails. */
class DamagedTrainingTest {

    @TempDir
    Path data;

    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(complaint, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(err);
        System.setOut(out);
    }

    @Test
    void aSetThatIsNotThereIsNamedWithWhereToGetIt() {
        assertComplaint("delineation", "ludb/data/5.hea is not there", "https://physionet.org/content/ludb/1.0.1/");
        assertComplaint("beat-lstm", "mitdb is not there", "https://physionet.org/content/mitdb/1.0.0/");
        assertComplaint("beat", "ptbxl_database.csv is not there", "https://physionet.org/content/ptb-xl/1.0.3/");
        assertComplaint("statements", "ptbxl_database.csv is not there");
        assertComplaint("rhythm", "REFERENCE-v3.csv is not there", "content/challenge-2017/1.0.0/");
    }

    @Test
    void anEmptyTableIsNamed() throws IOException {
        Files.createFile(Files.createDirectory(data.resolve("ptbxl")).resolve("ptbxl_database.csv"));

        assertComplaint("statements", "ptbxl_database.csv is empty");
    }

    @Test
    void aRecordThatWasCutOffIsNamed() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        Files.write(set.resolve("101.dat"), Arrays.copyOf(Files.readAllBytes(set.resolve("101.dat")), 999));

        assertComplaint("beat-lstm", "101.dat in " + set, "truncated");
        assertComplaint("beat", "101.dat in " + set, "truncated");
    }

    @Test
    void aRecordOfTheChallengeThatWasCutOffIsNamed() throws IOException {
        Path set = data.resolve("cinc2017");
        WfdbFixture.beats(set, "A00002", 20);
        Files.writeString(set.resolve("REFERENCE-v3.csv"), "A00002,N\n");
        Files.write(set.resolve("A00002.dat"), new byte[777]);

        assertComplaint("rhythm", "A00002.dat in " + set, "truncated");
    }

    private void assertComplaint(String task, String... parts) {
        complaint.reset();

        int status = Train.run(task, "--data", data.toString(), "--threads", "1");

        String said = complaint.toString(StandardCharsets.UTF_8).strip();
        assertThat(status).as(said).isEqualTo(2);
        String last = said.substring(said.lastIndexOf('\n') + 1);
        assertThat(last).contains(parts).doesNotContain("Exception");
        assertThat(said).doesNotContain("\tat ");
    }
}
