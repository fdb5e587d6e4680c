package org.einthoven.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.AppliedFilters;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;

class XmlEcgTest {
    private static final MadeEcg ECG = MadeEcg.EIGHT_LEADS;

    @Test
    void unpacksPhilipsLeadsAndForetellsLimbLeads() {
        ImportedRecording recording = read(new SierraXml(), MadeSierra.file(ECG));

        int[][] counts = MadeSierra.counts(ECG);
        for (int lead = 0; lead < 12; lead++) {
            ImportedChannel channel = recording.channels().get(lead);
            assertThat(channel.name()).isEqualTo(MadeSierra.TWELVE.get(lead));
            assertThat(MadeEcg.countsOf(channel)).as(channel.name()).isEqualTo(counts[lead]);
            assertThat(channel.step()).isEqualTo(5);
        }
        assertThat(recording.person().id()).isEqualTo("S-1");
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2010, 1, 19, 15, 19, 22), null));
        assertThat(recording.filters()).isEqualTo(new AppliedFilters(0.05, 150.0, null));
        assertThat(recording.measurements()).containsExactly(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 84));
        assertThat(recording.statements()).containsExactly("SINUS RHYTHM (normal P axis)");
    }

    @Test
    void findsTheCalibrationPulseBehindAnEcgOnly() {
        int[][] leads = {{3, 4, 5, 0, 200, 200, 0}, {1, 2, 3, 0, 200, 200, 0}};
        assertThat(CalibrationPulse.begin(leads, 5)).isEqualTo(3);
        assertThat(CalibrationPulse.begin(leads, 2.5))
                .as("another gain: no pulse of 1 mV")
                .isEqualTo(7);
        assertThat(CalibrationPulse.begin(new int[][] {{0, 200, 0}}, 5)).isEqualTo(3);
    }

    @Test
    void putsSequenceSetsOfDifferentTimesOnOneAxis() {
        ImportedRecording recording = read(new AnnotatedEcg(), MadeAecg.file(ECG));

        assertThat(recording.channels()).hasSize(8).allMatch(channel -> channel.length() == 1000);
        int[] first = MadeEcg.countsOf(recording.channel(LeadName.I).orElseThrow());
        int[] last = MadeEcg.countsOf(recording.channel(LeadName.V6).orElseThrow());
        assertThat(Arrays.copyOf(first, 500)).isEqualTo(ECG.counts(0));
        assertThat(Arrays.copyOfRange(first, 500, 1000)).containsOnly(ImportedChannel.MISSING);
        assertThat(Arrays.copyOf(last, 500)).containsOnly(ImportedChannel.MISSING);
        assertThat(Arrays.copyOfRange(last, 500, 1000)).isEqualTo(ECG.counts(7));
        assertThat(recording.person().id()).isEqualTo("A-1");
        assertThat(recording.person().idSystem()).isEqualTo("urn:oid:1.2.3");
        assertThat(recording.filters().lowPassHz()).isEqualTo(150);
        assertThat(recording.measurements()).containsExactly(new DeviceMeasurement(Kind.QT, 420));
        assertThat(recording.statements()).containsExactly("Sinus rhythm");
    }

    private static ImportedRecording read(RecordingFormat format, SentFile file) {
        assertThat(format.recognises(file)).isTrue();
        return format.read(file, new Sending(List.of(file), FileHints.NONE));
    }
}
