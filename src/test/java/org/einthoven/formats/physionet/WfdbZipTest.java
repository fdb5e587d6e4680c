package org.einthoven.formats.physionet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.einthoven.RealRecordings;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.MadeOutgoing;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.wfdb.AnnotationBytes;
import org.einthoven.wfdb.WfdbAnnotation;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WfdbZipTest {
    private static final String NAME = "ecg_019aa3de_4b7e_7000_8000_0123456789ab";

    @TempDir
    Path folder;

    @Test
    void marksBeatsByTheirClassAndWavesAsLudbDoes() throws IOException {
        OutgoingRecording sent =
                MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("I", "V1"), 1000, 7), 500, 5, 0));
        Map<String, byte[]> files = unzipped(sent);

        assertThat(files)
                .containsOnlyKeys(
                        NAME + ".hea", NAME + ".dat", NAME + ".atr", NAME + ".i", NAME + ".v1", NAME + ".all");
        WfdbRecord record = WfdbRecord.read(folder.resolve(NAME));
        assertThat(record.annotations("atr"))
                .extracting(WfdbAnnotation::sample, beat -> beat.code().symbol())
                .containsExactly(tuple(131, "N"), tuple(181, "S"), tuple(231, "V"), tuple(281, "F"), tuple(331, "Q"));
        assertThat(record.annotations("v1"))
                .extracting(WfdbAnnotation::sample, mark -> mark.code().symbol())
                .containsExactly(
                        tuple(50, "("),
                        tuple(70, "p"),
                        tuple(95, ")"),
                        tuple(110, "("),
                        tuple(131, "N"),
                        tuple(155, ")"),
                        tuple(210, "("),
                        tuple(250, "t"),
                        tuple(290, ")"));
        assertThat(record.annotations("all")).hasSize(9);
    }

    @Test
    void marksSystoleAndDiastoleOfAPleth() throws IOException {
        unzipped(MadeOutgoing.pleth(250));

        assertThat(WfdbRecord.read(folder.resolve(NAME.replace("ecg", "ppg"))).annotations("atr"))
                .extracting(WfdbAnnotation::sample, mark -> mark.code().symbol())
                .containsExactly(
                        tuple(25, "("),
                        tuple(55, "*"),
                        tuple(100, "D"),
                        tuple(225, ")"),
                        tuple(225, "("),
                        tuple(255, "*"),
                        tuple(425, ")"));
    }

    @Test
    void writesTheHeaderByTheBook() throws IOException {
        Map<String, byte[]> files = unzipped(
                MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("I", "V1"), 1000, 7), 500, 4.88, -9.76)));

        assertThat(new String(files.get(NAME + ".hea"), StandardCharsets.UTF_8).lines())
                .startsWith(NAME + " 2 500 1000 14:30:05.250 22/11/2021")
                .anyMatch(line ->
                        line.matches(NAME + "\\.dat 16 204\\.9180327868852\\d*\\(2\\)/mV 16 0 -?\\d+ -?\\d+ 0 I"))
                .contains("#QTc ≤ 450 ms, \"normal\" <here>");
    }

    /** The very bytes that LUDB's authors wrote. */
    @Test
    void writesAnnotationFilesThatAreLudbsOwn() throws IOException {
        Path base = RealRecordings.LUDB.path("data/1");
        WfdbRecord record = WfdbRecord.read(base);

        for (String lead : List.of("i", "avr", "v6")) {
            assertThat(AnnotationBytes.of(record.annotations(lead)))
                    .isEqualTo(Files.readAllBytes(base.resolveSibling("1." + lead)));
        }
    }

    /** Also in the folder of the test, for readers of records that lie in one. */
    private Map<String, byte[]> unzipped(OutgoingRecording sent) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(new WfdbZip().write(sent)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
                Files.write(folder.resolve(entry.getName()), files.get(entry.getName()));
            }
        }
        return files;
    }
}
