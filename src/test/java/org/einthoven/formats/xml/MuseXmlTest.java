package org.einthoven.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.LeadName;
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
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;

class MuseXmlTest {
    private final MuseXml muse = new MuseXml();

    @Test
    void keepsTheCountsOfTheRhythmAndTheirScale() {
        ImportedRecording recording = read(MadeMuse.text(MadeEcg.EIGHT_LEADS));

        assertThat(recording.channels())
                .extracting(ImportedChannel::lead)
                .containsExactly(
                        LeadName.I,
                        LeadName.II,
                        LeadName.V1,
                        LeadName.V2,
                        LeadName.V3,
                        LeadName.V4,
                        LeadName.V5,
                        LeadName.V6);
        ImportedChannel second = recording.channels().get(1);
        assertThat(MadeEcg.countsOf(second)).isEqualTo(MadeEcg.EIGHT_LEADS.counts(1));
        assertThat(second.step()).isEqualTo(4.88);
        assertThat(second.rate().hz()).isEqualTo(500);
    }

    @Test
    void keepsWhatTheFileSaysOfPatientTimeDeviceAndFilters() {
        ImportedRecording recording = read(MadeMuse.text(MadeEcg.EIGHT_LEADS));

        assertThat(recording.person())
                .isEqualTo(new RecordedPerson("M-1", null, "Müller", "Hans", "1953-08-05", Sex.MALE));
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2021, 11, 22, 14, 30, 5), null));
        assertThat(recording.device().model()).isEqualTo("MAC55");
        assertThat(recording.filters()).isEqualTo(new AppliedFilters(0.16, 150.0, 60.0));
    }

    @Test
    void keepsWhatTheCartMeasuredAndStated() {
        ImportedRecording recording = read(MadeMuse.text(MadeEcg.EIGHT_LEADS));

        assertThat(recording.measurements())
                .containsExactly(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 48), new DeviceMeasurement(Kind.QT, 452));
        assertThat(recording.statements()).containsExactly("Sinus bradycardia", "Otherwise normal ECG");
    }

    @Test
    void saysWhichLeadContradictsItself() {
        String text = MadeMuse.text(MadeEcg.EIGHT_LEADS)
                .replaceFirst("(?s)(V1.*?)<LeadSampleCountTotal>500<", "$1<LeadSampleCountTotal>501<");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("RestingECG/Waveform[2]/LeadData[4]")
                .hasMessageContaining("LeadSampleCountTotal is 501, but WaveFormData has 500 samples");
    }

    @Test
    void looksAtNothingOutsideOfTheFile() {
        String text = MadeMuse.text(MadeEcg.EIGHT_LEADS)
                .replace(
                        "<!DOCTYPE RestingECG SYSTEM \"restecg.dtd\">",
                        "<!DOCTYPE RestingECG [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>")
                .replace("Otherwise", "&secret;");

        assertThatThrownBy(() -> read(text)).isInstanceOf(FaultException.class).hasMessageContaining("secret");
    }

    @Test
    void unfoldsNoEntities() {
        String text = MadeMuse.text(MadeEcg.EIGHT_LEADS)
                .replace(
                        "<!DOCTYPE RestingECG SYSTEM \"restecg.dtd\">",
                        "<!DOCTYPE RestingECG [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>")
                .replace("Otherwise", "&c;");

        assertThatThrownBy(() -> read(text)).isInstanceOf(FaultException.class);
    }

    @Test
    void readsTheExamplesOfTheMakerWithTheRatesThatTheyState() throws Exception {
        Path folder = RealRecordings.FORMATS.path("muse");
        ImportedRecording slow = read(Files.readString(folder.resolve("example1.xml"), StandardCharsets.ISO_8859_1));
        ImportedRecording fast = read(Files.readString(folder.resolve("example2.xml"), StandardCharsets.ISO_8859_1));

        assertThat(slow.measurements()).contains(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 48));
        assertThat(fast.measurements()).contains(new DeviceMeasurement(Kind.VENTRICULAR_RATE, 65));
        for (ImportedRecording recording : List.of(slow, fast)) {
            assertThat(recording.channels()).hasSize(8).allMatch(channel -> channel.length() == 5000);
            ImportedChannel lead = recording.channel(LeadName.II).orElseThrow();
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < lead.length(); i++) {
                highest = Math.max(highest, lead.millivolts(i));
            }
            assertThat(highest).as("an R wave in millivolts").isCloseTo(1.2, within(1.0));
        }
    }

    private ImportedRecording read(String text) {
        SentFile file = new SentFile("any", text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(muse.recognises(file)).isTrue();
        return muse.read(file, new Sending(List.of(file), FileHints.NONE));
    }
}
