package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing or damaged, given to {@code evaluate}: one line names the file, and the command fails. */
class DamagedInputTest {

    @TempDir
    Path data;

    private final PrintStream err = System.err;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(complaint, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(err);
        System.setOut(out);
    }

    @Test
    void aSetThatIsNotThereIsNamedWithWhereToGetIt() {
        assertComplaint("rpeaks --split dev", "mitdb/101.hea is not there", "nor is any other of the 22 records");
        assertComplaint("rpeaks --split dev", "published at https://physionet.org/content/mitdb/1.0.0/");
        assertComplaint("rpeaks-noise", "nstdb/em.hea is not there", "https://physionet.org/content/nstdb/1.0.0/");
        assertComplaint("delineation", "ludb/data/181.hea", "https://physionet.org/content/ludb/1.0.1/");
        assertComplaint("statements", "ptbxl_database.csv is not there", "https://physionet.org/content/ptb-xl/1.0.3/");
        assertComplaint("rhythm", "REFERENCE-v3.csv is not there", "content/challenge-2017/1.0.0/");
    }

    @Test
    void anEmptyTableIsNamed() throws IOException {
        Files.createFile(Files.createDirectory(data.resolve("ptbxl")).resolve("ptbxl_database.csv"));
        assertComplaint("normality", "ptbxl_database.csv is empty");
        Files.writeString(
                data.resolve("ptbxl/ptbxl_database.csv"),
                """
                ecg_id,patient_id,age,sex,scp_codes,strat_fold,filename_hr
                1,15.0,61.0,0,"{'NORM': 100.0}",10,records500/00000/00001_hr
                """);
        Files.createFile(data.resolve("ptbxl/scp_statements.csv"));
        assertComplaint("normality", "scp_statements.csv is empty");
        Files.writeString(
                data.resolve("ptbxl/scp_statements.csv"), ",description,diagnostic_class\nNORM,normal ECG,NORM\n");
        assertComplaint("normality", "ptbxl/records500/00000/00001_hr.hea is not there");
        assertComplaint("normality --split validation", "ptbxl has no split validation");
    }

    @Test
    void aTruncatedRecordIsNamed() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        Path signal = set.resolve("101.dat");
        Files.write(signal, Arrays.copyOf(Files.readAllBytes(signal), 1000));

        assertComplaint("rpeaks --split dev --records 101", "101.dat in " + set, "truncated");
    }

    @Test
    void whatIsSaidOfARecordHasALineOfItsOwnAlsoAfterOthersWereScored() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        WfdbFixture.beats(set, "115", 20);
        Files.write(set.resolve("115.dat"), new byte[400]);

        assertThat(Evaluate.run("rpeaks", "--data", data.toString(), "--split", "dev", "--records", "101,115"))
                .isEqualTo(2);

        String said = complaint.toString(StandardCharsets.UTF_8).strip();
        assertThat(said.substring(said.lastIndexOf('\n') + 1)).startsWith("115.dat in " + set);
    }

    @Test
    void aRowOfPtbXlThatCannotBeIsNamed() throws IOException {
        String head = "ecg_id,patient_id,age,sex,scp_codes,strat_fold,filename_hr\n";
        Path table = Files.createDirectory(data.resolve("ptbxl")).resolve("ptbxl_database.csv");
        Files.writeString(table, head + "1,15.0,61.0,0,{},17,records500/00000/00001_hr\n");
        assertComplaint("statements", "ptbxl_database.csv: record 1 is in fold 17.0, and there are 1 to 10");
        Files.writeString(table, head + "1,15.0,61.0,0,{},10,a\n1,16.0,61.0,0,{},10,b\n");
        assertComplaint("electrodes", "ptbxl_database.csv: record 1 has two rows");
    }

    @Test
    void damagedPulsesAreNamed() throws IOException {
        Files.writeString(Files.createDirectory(data.resolve("ppg")).resolve(RealPulse.FILE), "[{\"index\": 1, ");
        assertComplaint("ppg", "ppg/" + RealPulse.FILE + " is damaged or was cut off");
    }

    @Test
    void anAnnotationPastTheEndIsNamed() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        byte[] marks = Files.readAllBytes(set.resolve("101.atr"));
        WfdbFixture.beats(set, "101", 10);
        Files.write(set.resolve("101.atr"), marks);

        assertComplaint("rpeaks --split dev --records 101", "101.atr in " + set);
    }

    @Test
    void aHeaderWithoutAnEcgLeadIsNamed() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        Path header = set.resolve("101.hea");
        Files.writeString(header, Files.readString(header).replace("MLII", "BP").replace("V1", "CO2"));

        assertComplaint("rpeaks --split dev --records 101", "101.hea in " + set, "ECG lead");
    }

    @Test
    void aHeaderOfAnythingIsNamedAndSaysNothingToTheTerminal() throws IOException {
        Path set = data.resolve("mitdb");
        WfdbFixture.beats(set, "101", 20);
        Files.writeString(set.resolve("101.hea"), "\u001b[2J\u0007x");

        assertComplaint("rpeaks --split dev --records 101", "101.hea in " + set, "cannot be read: ?[2J?x");
    }

    @Test
    void aSetThatAProtocolDoesNotHaveIsNamed() {
        assertComplaint("beats --set ludb", "beats has no --set ludb, only mitdb and svdb");
        assertComplaint("rpeaks --set svdb", "rpeaks has no --set svdb");
        assertComplaint("beats --set svdb", "svdb has no split test; it has dev");
    }

    @Test
    void aMarkThatLudbDoesNotUseNamesItsFile() throws IOException {
        Path set = data.resolve("ludb").resolve("data");
        WfdbFixture.beats(set, "181", 10);
        byte[] marks = Files.readAllBytes(set.resolve("181.atr"));
        Files.write(set.resolve("181.v1"), marks);
        marks[1] = (byte) (marks[1] & 3 | 5 << 2);
        Files.write(set.resolve("181.mlii"), marks);

        assertComplaint("delineation --records 181", "ludb/data/181.mlii: not a mark of LUDB: ");
    }

    @Test
    void aModelWithoutACardIsNamed() throws IOException {
        Path folder = Files.createDirectory(data.resolve("model"));

        assertComplaint("delineation --model " + folder, folder + "/card.json is missing");
    }

    private void assertComplaint(String words, String... parts) {
        complaint.reset();
        String task = words.replaceFirst(" .*", "");
        String more = words.substring(task.length());

        int status = Evaluate.run((task + " --data " + data + more).split(" "));

        String said = complaint.toString(StandardCharsets.UTF_8).strip();
        assertThat(status).as(said).isEqualTo(2);
        assertThat(said).contains(parts).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(said.lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(printed.size()).isZero();
    }
}
