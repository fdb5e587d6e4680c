package org.einthoven.formats.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.faults.FaultException;
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
import org.junit.jupiter.params.provider.ValueSource;

class EdfTest {
    private static final MadeEcg ECG = new MadeEcg(List.of("I", "II"), 300, 3);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsSamplesOfTwoAndThreeBytesInTheirPhysicalUnit(boolean bdf) {
        ImportedRecording recording = read(new MadeEdf(bdf, "").file(ECG));

        ImportedChannel two = recording.channels().get(1);
        assertThat(two.lead()).isEqualTo(LeadName.II);
        assertThat(MadeEcg.countsOf(two)).isEqualTo(ECG.counts(1));
        double range = bdf ? 16777215 : 65535;
        double lowest = bdf ? -8388608 : -32768;
        assertThat(two.millivolts(7)).isCloseTo((ECG.counts(1)[7] - lowest) / range * 16 - 8, within(1e-9));
        assertThat(two.rate().hz()).isEqualTo(100);
        assertThat(recording.filters().lowPassHz()).isEqualTo(40);
    }

    @Test
    void keepsPatientTimeAndAnnotationsOfEdfPlus() {
        ImportedRecording recording = read(new MadeEdf(false, "EDF+C", 0, 1, 2).file(ECG));

        assertThat(recording.person())
                .isEqualTo(new RecordedPerson("P-3", null, "Ann Clark", null, "1969-06-30", Sex.FEMALE));
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5), null));
        assertThat(recording.statements()).containsExactly("At 1.500 s: beat");
        assertThat(recording.channels()).hasSize(2);
    }

    @Test
    void leavesTheTimeBetweenRecordsAsAGap() {
        ImportedRecording recording = read(new MadeEdf(false, "EDF+D", 0, 1, 5).file(ECG));

        int[] counts = MadeEcg.countsOf(recording.channels().get(0));
        assertThat(counts).hasSize(600);
        assertThat(Arrays.copyOfRange(counts, 200, 500)).containsOnly(ImportedChannel.MISSING);
        assertThat(Arrays.copyOfRange(counts, 500, 600)).isEqualTo(Arrays.copyOfRange(ECG.counts(0), 200, 300));
    }

    @Test
    void saysThatDataRecordsAreMissing() {
        SentFile whole = new MadeEdf(false, "").file(ECG);
        byte[] cut = Arrays.copyOf(whole.bytes(), whole.length() - 100);

        assertThatThrownBy(() -> read(new SentFile("cut", cut)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("announces 3 data records, and 2 are there");
    }

    private static ImportedRecording read(SentFile file) {
        Edf edf = new Edf();
        assertThat(edf.recognises(file)).isTrue();
        return edf.read(file, new Sending(List.of(file), FileHints.NONE));
    }
}
