package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.formats.xml.MadeMuse;
import org.junit.jupiter.api.Test;

class RecordingFilesTest {
    private final RecordingFiles files = FormatCatalogue.files();

    @Test
    void knowsAFileByItsContentWhateverItsName() {
        SentFile muse =
                new SentFile("photo.jpg", MadeMuse.file(MadeEcg.EIGHT_LEADS).bytes());

        assertThat(read(muse).format()).isEqualTo("GE MUSE XML 9.0");
    }

    @Test
    void namesWhatIsReadWhereAFileIsNoneOfIt() {
        SentFile photo =
                new SentFile("cat.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 24});

        for (SentFile none :
                List.of(photo, new SentFile("empty", new byte[0]), text("letter.txt", "Dear colleague,"))) {
            assertThatThrownBy(() -> read(none))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining(none.name())
                    .hasMessageContaining("SCP-ECG");
        }
    }

    @Test
    void takesOneRecordingAtATime() {
        SentFile one = MadeMuse.file(MadeEcg.EIGHT_LEADS);
        SentFile other = new SentFile("other.xml", one.bytes());

        assertThatThrownBy(() -> files.read(files.unpack(List.of(one, other), FileHints.NONE)))
                .hasMessageContaining("muse.xml, other.xml");
    }

    @Test
    void unpacksAZipInBounds() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        SentFile bomb = new SentFile("bomb.zip", bytes.toByteArray());

        assertThat(bomb.length()).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).hasMessageContaining("64 MiB");
    }

    /** The same ECG was written by others in three formats. */
    @Test
    void readsTheSameSamplesFromThreeFormats() throws IOException {
        ImportedRecording dicom = real("dicom/Example.dcm");
        ImportedRecording scp = real("scp/Example.scp");
        ImportedRecording aecg = real("aecg/Example aECG.xml");

        for (LeadName lead : List.of(LeadName.I, LeadName.II, LeadName.AVF, LeadName.V1, LeadName.V6)) {
            int[] expected = MadeEcg.countsOf(dicom.channel(lead).orElseThrow());
            assertThat(expected).hasSize(5000);
            assertThat(MadeEcg.countsOf(scp.channel(lead).orElseThrow())).isEqualTo(expected);
            assertThat(MadeEcg.countsOf(aecg.channel(lead).orElseThrow())).isEqualTo(expected);
        }
        assertThat(scp.person().id())
                .isEqualTo(dicom.person().id())
                .isEqualTo(aecg.person().id());
        assertThat(scp.time()).isEqualTo(dicom.time()).isEqualTo(aecg.time());
        assertThat(scp.measurements()).containsAll(dicom.measurements()).hasSameSizeAs(aecg.measurements());
    }

    @Test
    void readsTheSameCountsFromEdfAndScp() throws IOException {
        ImportedRecording edf = real("edf/0000050.ECG.edf");
        ImportedRecording scp = real("scp/0000050.ECG.scp");

        ImportedChannel cut = scp.channel(LeadName.II).orElseThrow();
        ImportedChannel whole = edf.channel(LeadName.II).orElseThrow();
        assertThat(cut.length()).as("what fits the length field of SCP-ECG").isEqualTo(32_767);
        assertThat(Arrays.copyOf(MadeEcg.countsOf(whole), cut.length())).isEqualTo(MadeEcg.countsOf(cut));
        assertThat(scp.notes()).hasSize(1);
    }

    /** Einthoven's law, and that the pulse behind the ECG, which is 1 mV by its meaning, comes out as 200 counts of 5 µV. */
    @Test
    void readsPhilipsFilesSoThatEinthovensLawHolds() throws IOException {
        for (String name : List.of("129DYPRG.XML", "3191723_ZZDEMOPTONLY_1-04_orig.xml")) {
            ImportedRecording recording = real("sierra/" + name);
            ImportedChannel one = recording.channel(LeadName.I).orElseThrow();
            ImportedChannel two = recording.channel(LeadName.II).orElseThrow();
            ImportedChannel three = recording.channel(LeadName.III).orElseThrow();
            int off = 0;
            for (int i = 0; i < one.length(); i++) {
                off = Math.max(off, Math.abs(two.count(i) - one.count(i) - three.count(i)));
            }
            assertThat(off).as("counts of 5 µV").isLessThanOrEqualTo(2);
            assertThat(recording.notes()).anyMatch(note -> note.contains("calibration pulse of 1 mV"));
        }
    }

    private ImportedRecording real(String relative) throws IOException {
        Path path = RealRecordings.FORMATS.path(relative);
        return read(new SentFile(path.getFileName().toString(), Files.readAllBytes(path)));
    }

    private ImportedRecording read(SentFile file) {
        return files.read(files.unpack(List.of(file), FileHints.NONE));
    }

    private static SentFile text(String name, String text) {
        return new SentFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
