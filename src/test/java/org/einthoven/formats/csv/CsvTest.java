package org.einthoven.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingFormat;
import org.einthoven.formats.Sending;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final String WATCH =
            """
            Name,Ann Clark
            Date of Birth,"May 8, 1953"
            Recorded Date,2022-03-04 05:06:07 +0100
            Classification,Sinus Rhythm
            Software Version,1.90
            Device,"Watch6,1"
            Sample Rate,512.414 hertz


            Lead,Lead I
            Unit,\u00b5V

            -12.250
            3.5
            101
            """;

    @Test
    void readsAWatchsEcgExactly() {
        ImportedRecording recording = read(new AppleHealthCsv(), WATCH, FileHints.NONE);

        ImportedChannel lead = recording.channels().get(0);
        assertThat(lead.lead()).isEqualTo(LeadName.I);
        assertThat(MadeEcg.countsOf(lead)).containsExactly(-12250, 3500, 101000);
        assertThat(lead.step()).isEqualTo(0.001);
        assertThat(lead.rate().hz()).isEqualTo(512.414);
        assertThat(recording.time())
                .isEqualTo(new RecordedTime(LocalDateTime.of(2022, 3, 4, 5, 6, 7), ZoneOffset.ofHours(1)));
        assertThat(recording.person().birthDate()).isEqualTo("1953-05-08");
        assertThat(recording.statements()).containsExactly("Sinus Rhythm");
    }

    @Test
    void readsAWatchsEcgInTheLanguageOfItsPhone() {
        String german = WATCH.replace("Sample Rate,512.414 hertz", "Abtastrate,\"512,414 Hertz\"")
                .replace("Lead,Lead I", "Ableitung,Ableitung I")
                .replace("Unit", "Einheit")
                .replace("-12.250", "-12,250")
                .replace("3.5", "3,5");

        ImportedRecording recording = read(new AppleHealthCsv(), german, FileHints.NONE);
        assertThat(MadeEcg.countsOf(recording.channels().get(0))).containsExactly(-12250, 3500, 101000);
    }

    /** As German exports have been seen: the space before Hertz does not break, and the words are German. */
    @Test
    void readsWhoAndWhenOfAGermanPhone() {
        String german = WATCH.replace("Date of Birth,\"May 8, 1953\"", "Geburtstag,08.05.1953")
                .replace("Recorded Date", "Aufzeichnungsdatum")
                .replace("Classification,Sinus Rhythm", "Klassifizierung,Sinusrhythmus")
                .replace("Software Version", "Softwareversion")
                .replace("Device", "Ger\u00e4t")
                .replace("Sample Rate,512.414 hertz", "Messrate,\"511,562\u00a0Hertz\"");

        ImportedRecording recording = read(new AppleHealthCsv(), german, FileHints.NONE);
        assertThat(recording.channels().get(0).rate().hz()).isEqualTo(511.562);
        assertThat(recording.time())
                .isEqualTo(new RecordedTime(LocalDateTime.of(2022, 3, 4, 5, 6, 7), ZoneOffset.ofHours(1)));
        assertThat(recording.person().birthDate()).isEqualTo("1953-05-08");
        assertThat(recording.device().model()).isEqualTo("Watch6,1");
        assertThat(recording.statements()).containsExactly("Sinusrhythmus");
    }

    @Test
    void readsTheTimesOfAGermanTable() {
        ImportedRecording recording =
                read(new PlainCsv(), "Zeit [s];I [mV]\n0,000;0,1\n0,004;0,2\n0,008;0,3\n", FileHints.NONE);

        assertThat(recording.channels()).extracting(ImportedChannel::name).containsExactly("I");
        assertThat(recording.channels().get(0).rate().hz()).isEqualTo(250);
    }

    @Test
    void readsATableWithTimesAndUnitsInItsHeading() {
        ImportedRecording recording = read(
                new PlainCsv(), "time [ms],II (mV),V1 (uV),HR\n0,0.125,7,60\n2,-1.5,,60\n4,2,-3,61\n", FileHints.NONE);

        assertThat(recording.channels())
                .extracting(ImportedChannel::lead)
                .containsExactly(LeadName.II, LeadName.V1, null);
        assertThat(recording.channels().get(0).rate().hz()).isEqualTo(500);
        assertThat(recording.channels().get(0).millivolts(1)).isEqualTo(-1.5);
        assertThat(MadeEcg.countsOf(recording.channels().get(1))).containsExactly(7, ImportedChannel.MISSING, -3);
        assertThat(recording.channels().get(1).millivolts(0)).isEqualTo(0.007);
    }

    @Test
    void readsATableWithWhatTheSenderAdds() {
        FileHints hints = new FileHints(ZoneId.of("UTC"), 250.0, "mV", null, false);
        ImportedRecording recording = read(new PlainCsv(), "I;II\n0,1;0,2\n0,3;0,4\n", hints);

        assertThat(recording.channels().get(1).millivolts(1)).isEqualTo(0.4);
        assertThat(recording.channels().get(1).rate().hz()).isEqualTo(250);
    }

    @Test
    void readsTheTablesOfPhysioBank() {
        ImportedRecording recording = read(
                new PlainCsv(),
                "'Elapsed time','MLII','V5'\n'seconds','mV','mV'\n0:00.000,-0.145,-0.065\n0:00.004,-0.15,0\n",
                new FileHints(ZoneId.of("UTC"), 250.0, "mV", null, false));

        assertThat(recording.channels()).extracting(ImportedChannel::lead).containsExactly(LeadName.MLII, LeadName.V5);
        assertThat(recording.channels().get(0).millivolts(0)).isEqualTo(-0.145);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"II\n1\n2\n", "II (mV)\n1\n2\n", "time,II (mV)\n0,1\n1,2\n", "time_s,II (mV)\n0,1\n1,2\n5,3\n"})
    void guessesNoUnitNoRateAndNoRegularTimes(String table) {
        assertThatThrownBy(() -> read(new PlainCsv(), table, FileHints.NONE)).isInstanceOf(FaultException.class);
    }

    @Test
    void saysInWhichLineANumberIsNone() {
        assertThatThrownBy(() -> read(
                        new PlainCsv(),
                        "II (mV),I (mV)\n1,2\n1,two\n",
                        new FileHints(ZoneId.of("UTC"), 100.0, null, null, false)))
                .hasMessageContaining("line 3")
                .hasMessageContaining("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Dear colleague,\nI, too, saw her.\nII\n", "I\n", "a,b\n1,2\n"})
    void doesNotTakeAnyTextForATable(String text) {
        SentFile file = new SentFile("text", text.getBytes(StandardCharsets.UTF_8));
        assertThat(new PlainCsv().recognises(file)).isFalse();
        assertThat(new AppleHealthCsv().recognises(file)).isFalse();
    }

    private static ImportedRecording read(RecordingFormat format, String text, FileHints hints) {
        SentFile file = new SentFile("any", text.getBytes(StandardCharsets.UTF_8));
        assertThat(format.recognises(file)).isTrue();
        return format.read(file, new Sending(List.of(file), hints));
    }
}
