package org.einthoven.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WfdbRecordTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "16,  FF FF 02 00 00 80 00 01, -1;2;NaN;256",
        "24,  FF FF FF 02 00 00 00 00 80 00 01 00, -1;2;NaN;256",
        "32,  FF FF FF FF 02 00 00 00 00 00 00 80 00 01 00 00, -1;2;NaN;256",
        "80,  7F 82 00 FF, -1;2;NaN;127",
        "212, FF 0F 02 00 18 00, -1;2;NaN;256"
    })
    void readsEachFormatWithItsSignAndItsMissingValue(String format, String hex, String expected) throws IOException {
        header("r 1 250 4", "r.dat " + format + " 1(0)/mV 16 0 0 0 0 II");
        data(hex);

        String read = "";
        float[] values =
                WfdbRecord.read(folder.resolve("r")).channels().get(0).samples().toArray();
        for (float value : values) {
            read += (read.isEmpty() ? "" : ";") + (Float.isNaN(value) ? "NaN" : String.valueOf((int) value));
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void leavesOutASignalOfWhichNothingWasStored() throws IOException {
        header(
                "r 3 250 2",
                "r.dat 16 1(0)/mV 16 0 0 0 0 II",
                "r.dat 0 1(0)/mV 16 0 0 0 0 V1",
                "~ 0 1(0)/mV 16 0 0 0 0 V2");
        data("01 00 02 00");

        assertThat(WfdbRecord.read(folder.resolve("r")).channels())
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.name()).isEqualTo("II");
                    assertThat(channel.samples().toArray()).containsExactly(1, 2);
                });
    }

    @Test
    void refusesARecordOfWhichNothingWasStored() throws IOException {
        header("r 1 250 2", "null 0 1(0)/mV 16 0 0 0 0 II");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r"))).hasMessageContaining("has no signals");
    }

    @Test
    void readsAnOddNumberOfPackedSamples() throws IOException {
        header("r 1 250 3", "r.dat 212 1(0)/mV 16 0 0 0 0 II");
        data("FF 0F 02 05 01");

        assertThat(WfdbRecord.read(folder.resolve("r"))
                        .channels()
                        .get(0)
                        .samples()
                        .toArray())
                .containsExactly(-1, 2, 261);
    }

    @Test
    void takesInterleavedSignalsApartAndAppliesGainAndBaseline() throws IOException {
        header("r 2 250 2", "r.dat 16 100(10)/mV 16 0 0 0 0 MLII", "r.dat 16 2000/uV 16 0 0 0 0 v1");
        data("6E 00 D0 07 0A 00 30 F8");

        Ecg ecg = WfdbRecord.read(folder.resolve("r")).ecg().orElseThrow();

        assertThat(ecg.leads()).extracting(Lead::name).containsExactly(LeadName.MLII, LeadName.V1);
        assertThat(ecg.leads().get(0).samples().toArray()).containsExactly(1, 0);
        assertThat(ecg.leads().get(1).samples().toArray()).containsExactly(0.001f, -0.001f);
    }

    @Test
    void adcZeroIsTheBaselineWhereNoneIsStatedAndGainIs200WhereItIsZero() throws IOException {
        header("r 1 250 1", "r.dat 16 0 12 1024 0 0 0 II");
        data("C8 04");

        assertThat(WfdbRecord.read(folder.resolve("r"))
                        .channels()
                        .get(0)
                        .samples()
                        .at(0))
                .isEqualTo(1f);
    }

    @Test
    void startsAtTheByteOffsetAsMatFilesNeed() throws IOException {
        header("r 1 300 2", "r.dat 16+4 1000/mV 16 0 0 0 0 ECG");
        data("AA AA AA AA E8 03 18 FC");

        WfdbRecord record = WfdbRecord.read(folder.resolve("r"));

        assertThat(record.channels().get(0).samples().toArray()).containsExactly(1, -1);
        assertThat(record.ecg().orElseThrow().leads().get(0).name()).isEqualTo(LeadName.UNSPECIFIED);
    }

    @Test
    void takesTheLengthFromTheFileWhereTheHeaderDoesNotStateIt() throws IOException {
        header("r 1 250", "r.dat 16 1/mV 16 0 0 0 0 II");
        data("01 00 02 00 03 00");

        assertThat(WfdbRecord.read(folder.resolve("r")).length()).isEqualTo(3);
    }

    @Test
    void multipliesTheFrameRateWhereAllSignalsHaveSeveralSamplesAFrame() throws IOException {
        header("r 2 100 2", "r.dat 16x2 1/mV 16 0 0 0 0 I", "r.dat 16x2 1/mV 16 0 0 0 0 II");
        data("01 00 02 00 0B 00 0C 00 03 00 04 00 0D 00 0E 00");

        WfdbRecord record = WfdbRecord.read(folder.resolve("r"));

        assertThat(record.rate().hz()).isEqualTo(200);
        assertThat(record.channels().get(0).samples().toArray()).containsExactly(1, 2, 3, 4);
        assertThat(record.channels().get(1).samples().toArray()).containsExactly(11, 12, 13, 14);
    }

    @Test
    void leavesChannelsThatAreNoLeadsOutOfTheEcg() throws IOException {
        header("r 2 250 1", "r.dat 16 1/mmHg 16 0 0 0 0 ABP", "r.dat 16 1/mV 16 0 0 0 0 Resp");
        data("01 00 02 00");

        assertThat(WfdbRecord.read(folder.resolve("r")).ecg()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.dat 16 1/mV 16 0 0 7 0 II      | damaged",
                "r.dat 300 1/mV 16 0 0 0 0 II     | signal format 300 is not supported",
                "r.dat 516 1/mV 16 0 0 0 0 II     | does not begin as FLAC does",
                "../r.dat 16 1/mV 16 0 0 0 0 II   | not beside its header",
                "r.dat 16+99 1/mV 16 0 0 0 0 II   | begin at byte 99",
                "r.dat 16 1e-300/mV 16 0 0 0 0 II | a gain of 1e-300 counts a unit cannot be meant",
                "r.dat 16 1e300/mV 16 0 0 0 0 II  | a gain of 1e300 counts a unit cannot be meant",
                "r.dat 16 -1e999/mV 16 0 0 0 0 II | a gain of -1e999 counts a unit cannot be meant",
                "nonsense                         | cannot be read"
            })
    void refusesWhatItCannotRead(String signal, String problem) throws IOException {
        header("r 1 250 2", signal);
        data("01 00 02 00");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r")))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(folder.getFileName().toString());
    }

    @Test
    void movesASkewedSignalToWhereItBelongs() throws IOException {
        header("r 2 250 3", "r.dat 16 1/mV 16 0 0 0 0 I", "r.dat 16:1 1/mV 16 0 0 0 0 II");
        data("01 00 0A 00 02 00 0B 00 03 00 0C 00");

        assertThat(WfdbRecord.read(folder.resolve("r"))
                        .channels()
                        .get(1)
                        .samples()
                        .toArray())
                .containsExactly(11, 12, Float.NaN);
    }

    @Test
    void joinsSegmentsAndLeavesGapsBetweenThem() throws IOException {
        Files.writeString(folder.resolve("m.hea"), "m/4 2 250 6\nlayout 0\nr 2\n~ 2\ns 2\n");
        header("r 2 250 2", "r.dat 16 100/mV 16 0 0 0 0 II", "r.dat 16 1/mmHg 16 0 0 0 0 ABP");
        data("64 00 01 00 C8 00 02 00");
        Files.writeString(folder.resolve("s.hea"), "s 1 250 2\ns.dat 80 50(10)/mV 8 0 0 0 0 II\n");
        Files.write(folder.resolve("s.dat"), new byte[] {(byte) 0xBC, (byte) 0x8A});

        WfdbRecord record = WfdbRecord.read(folder.resolve("m"));

        assertThat(record.channels()).extracting(WfdbChannel::name).containsExactly("II", "ABP");
        assertThat(record.channels().get(0).samples().toArray()).containsExactly(1f, 2f, Float.NaN, Float.NaN, 1f, 0f);
        assertThat(record.channels().get(1).samples().toArray())
                .containsExactly(1f, 2f, Float.NaN, Float.NaN, Float.NaN, Float.NaN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8   | 03 FF 02          | 3, 2, 4",
                "61  | 00 01 FF FF 01 00 | 1, -1, 256",
                "160 | 00 80 FF 7F 01 80 | 0, -1, 1",
                "310 | 02 F0 03 00       | 1, 1, 30",
                "311 | FF 07 10 00       | -1, 1, 1"
            })
    void unpacksEachFormat(int format, String bytes, String counts) throws IOException {
        header("r 1 250 3", "r.dat " + format + " 1/mV 16 0 0 0 0 II");
        data(bytes.strip());

        float[] samples =
                WfdbRecord.read(folder.resolve("r")).channels().get(0).samples().toArray();
        assertThat(Arrays.toString(samples).replace(".0", "")).isEqualTo("[" + counts.strip() + "]");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        header("r 1 250 3", "r.dat 16 1/mV 16 0 0 0 0 II");
        data("01 00 02 00 03");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r")))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("r.dat")
                .hasMessageContaining("truncated: the header announces 3 samples a signal, 2 are there");
    }

    @ParameterizedTest
    @CsvSource({
        "r 2 250 2, announces 2 signals",
        "r/3 1 250 2, announces 3 segments",
        "r 1 0 2, sample rate",
        "x, cannot be read"
    })
    void refusesAHeaderThatContradictsItself(String line, String problem) throws IOException {
        header(line, "r.dat 16 1/mV 16 0 0 0 0 II");
        data("01 00 02 00");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r")))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesSignalsAtSeveralRates() throws IOException {
        header("r 2 250 1", "r.dat 16 1/mV 16 0 0 0 0 I", "r.dat 16x2 1/mV 16 0 0 0 0 II");
        data("01 00 02 00 03 00");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r")))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("several sample rates");
    }

    @Test
    void namesTheSignalFileThatIsNotThere() throws IOException {
        header("r 1 250 2", "s.dat 16 1/mV 16 0 0 0 0 II");

        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("r")))
                .isInstanceOf(MissingFileException.class)
                .hasMessageContaining("s.dat")
                .hasMessageContaining("not there");
    }

    @Test
    void namesARecordThatIsNotThere() {
        assertThatThrownBy(() -> WfdbRecord.read(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.hea");
    }

    private void header(String... lines) throws IOException {
        Files.writeString(folder.resolve("r.hea"), String.join("\r\n", lines) + "\r\n# a comment\r\n");
    }

    private void data(String hex) throws IOException {
        Files.write(folder.resolve("r.dat"), HexFormat.ofDelimiter(" ").parseHex(hex));
    }
}
