package org.einthoven.formats.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.Subject.Sex;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.scp.MadeScp.Packing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScpEcgTest {
    private static final MadeEcg ECG = MadeEcg.EIGHT_LEADS;

    @ParameterizedTest
    @CsvSource({"PLAIN,0", "PLAIN,1", "DEFAULT_TABLE,0", "DEFAULT_TABLE,1", "DEFAULT_TABLE,2", "OWN_TABLE,2"})
    void unpacksTheSamplesThatWerePacked(Packing packing, int differences) {
        ImportedRecording recording = read(new MadeScp(ECG, packing, differences).file());

        for (int lead = 0; lead < ECG.labels().size(); lead++) {
            ImportedChannel channel = recording.channels().get(lead);
            assertThat(channel.name()).isEqualTo(ECG.labels().get(lead));
            assertThat(MadeEcg.countsOf(channel)).isEqualTo(ECG.counts(lead));
            assertThat(channel.step()).isEqualTo(2.5);
            assertThat(channel.rate().hz()).isEqualTo(500);
        }
    }

    @Test
    void putsTheReferenceBeatBackUnderTheBeatsThatItWasTakenFrom() {
        int[] beat = {1, 5, 20, 60, 150, 400, 800, 1200, 900, 300, -200, -100, 0, 30, 20, 10};
        SentFile file = new MadeScp(ECG, Packing.DEFAULT_TABLE, 2)
                .without(beat, 40, 200, 484)
                .file();

        assertThat(MadeEcg.countsOf(read(file).channels().get(3))).isEqualTo(ECG.counts(3));
    }

    /** Beats are counted from the begin of the recording, at which a lead need not begin. */
    @Test
    void putsTheReferenceBeatWhereItWasInLeadsThatBeginLater() {
        int[] beat = {1, 5, 20, 60, 150, 400, 800, 1200, 900, 300, -200, -100, 0, 30, 20, 10};
        SentFile file = new MadeScp(ECG, Packing.DEFAULT_TABLE, 2)
                .without(beat, 40, 200, 484)
                .from(101)
                .file();

        assertThat(MadeEcg.countsOf(read(file).channels().get(3))).isEqualTo(ECG.counts(3));
    }

    @Test
    void refusesMoreBeatsThanAHeartHas() {
        int[] beat = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        int[] starts = new int[60];
        Arrays.fill(starts, 100);
        SentFile file =
                new MadeScp(ECG, Packing.DEFAULT_TABLE, 2).without(beat, starts).file();

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("more than 5 beats a second");
    }

    @ParameterizedTest
    @EnumSource(MadeScp.Packing.class)
    void goesOnWithMeansBetweenTheBeatsAndIsExactAroundThem(MadeScp.Packing packing) {
        int[] beat = {1, 5, 20, 60, 150, 400, 800, 1200, 900, 300, -200, -100, 0, 30, 20, 10};
        int[] starts = {40, 201, 470};
        int half = 12;
        SentFile file = new MadeScp(ECG, packing, 1)
                .without(beat, starts)
                .averaged(4, half)
                .file();

        ImportedRecording recording = read(file);

        int[] before = ECG.counts(3);
        int[] after = MadeEcg.countsOf(recording.channels().get(3));
        assertThat(after).hasSameSizeAs(before);
        for (int start : starts) {
            assertThat(Arrays.copyOfRange(after, start + 9 - half, start + 10 + half))
                    .isEqualTo(Arrays.copyOfRange(before, start + 9 - half, start + 10 + half));
        }
        for (int i = 0; i < before.length; i++) {
            // the walk goes by 20 at most: four samples and their neighbours are no further apart
            assertThat(after[i]).as("sample " + i).isCloseTo(before[i], within(100));
        }
        assertThat(recording.channels().get(3).rate().hz()).isEqualTo(500);
        assertThat(recording.notes()).anySatisfy(note -> assertThat(note).contains("one mean of every 4 samples"));
    }

    @Test
    void keepsWhatTheFileSaysOfPatientTimeDeviceAndFilters() {
        ImportedRecording recording = read(new MadeScp(ECG, Packing.PLAIN, 0).file());

        assertThat(recording.person())
                .isEqualTo(new RecordedPerson("SBJ-1", null, "Clark", "Ann", "1953-05-08", Sex.FEMALE));
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5), null));
        assertThat(recording.device()).isEqualTo(new RecordingDevice("Mortara", "ELI250", "SN7", "sw2"));
        assertThat(recording.filters()).isEqualTo(new AppliedFilters(0.05, 150.0, 50.0));
    }

    @Test
    void keepsWhatTheCartMeasuredAndStated() {
        ImportedRecording recording = read(new MadeScp(ECG, Packing.PLAIN, 0).file());

        assertThat(recording.measurements())
                .containsExactly(
                        new DeviceMeasurement(Kind.RR, 800),
                        new DeviceMeasurement(Kind.P_DURATION, 102),
                        new DeviceMeasurement(Kind.PR, 148),
                        new DeviceMeasurement(Kind.QRS, 120),
                        new DeviceMeasurement(Kind.QT, 420),
                        new DeviceMeasurement(Kind.P_AXIS, 44),
                        new DeviceMeasurement(Kind.QRS_AXIS, -61),
                        new DeviceMeasurement(Kind.VENTRICULAR_RATE, 75),
                        new DeviceMeasurement(Kind.ATRIAL_RATE, 76),
                        new DeviceMeasurement(Kind.QTC_BAZETT, 443));
        assertThat(recording.statements()).containsExactly("Sinus rhythm");
    }

    @Test
    void refusesAFileWhoseChecksumDoesNotFitItsContent() {
        byte[] bytes = new MadeScp(ECG, Packing.PLAIN, 0).file().bytes().clone();
        bytes[bytes.length / 2] ^= 4;

        assertThatThrownBy(() -> read(new SentFile("flipped", bytes)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("checksum");
    }

    private static ImportedRecording read(SentFile file) {
        ScpEcg scp = new ScpEcg();
        assertThat(scp.recognises(file)).isTrue();
        return scp.read(file, new Sending(List.of(file), FileHints.NONE));
    }
}
