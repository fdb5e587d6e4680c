package org.einthoven.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomEcgTest {
    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void readsTheOriginalGroupWithAndWithoutRepresentationsAndLengths(boolean explicit, boolean open) {
        SentFile file = new MadeDicom(explicit, open).file(MadeEcg.EIGHT_LEADS);
        DicomEcg dicom = new DicomEcg();
        assertThat(dicom.recognises(file)).isTrue();
        ImportedRecording recording = dicom.read(file, new Sending(List.of(file), FileHints.NONE));

        assertThat(recording.channels()).hasSize(8);
        ImportedChannel last = recording.channels().get(7);
        assertThat(String.valueOf(last.lead())).isEqualTo("V6");
        assertThat(MadeEcg.countsOf(last)).isEqualTo(MadeEcg.EIGHT_LEADS.counts(7));
        assertThat(last.step()).isEqualTo(2.5);
        assertThat(recording.person())
                .isEqualTo(new RecordedPerson("SBJ-1", null, "Clark", "Ann", "1953-05-08", Sex.FEMALE));
        assertThat(recording.time())
                .isEqualTo(
                        new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5, 500_000_000), ZoneOffset.ofHours(1)));
        assertThat(recording.filters().highPassHz()).isEqualTo(0.05);
        assertThat(recording.measurements()).containsExactly(new DeviceMeasurement(Kind.QT, 420));
        assertThat(recording.statements()).containsExactly("Sinus rhythm");
    }

    @Test
    void readsADataSetThatIsDeflatedInBounds() {
        byte[] plain = new MadeDicom(true, false).file(MadeEcg.EIGHT_LEADS).bytes();
        assertThat(read(MadeDicom.deflated(plain)).channels()).hasSize(8);

        byte[] bomb = MadeDicom.deflated(Arrays.copyOf(plain, 70 << 20));
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(FaultException.class).hasMessageContaining("64 MiB");
    }

    private static ImportedRecording read(byte[] bytes) {
        SentFile file = new SentFile("ecg.dcm", bytes);
        return new DicomEcg().read(file, new Sending(List.of(file), FileHints.NONE));
    }
}
