package org.einthoven.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.formats.csv.CsvTable;
import org.einthoven.formats.dicom.DicomInstance;
import org.einthoven.formats.physionet.WfdbZip;
import org.einthoven.formats.xml.AecgDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in a format says the same when our own reader of that format reads it. */
class OutgoingFormatsTest {
    private static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");
    private static final Map<String, OutgoingFormat> FORMATS = Map.of(
            "WFDB", new WfdbZip(),
            "DICOM", new DicomInstance(),
            "HL7 aECG", new AecgDocument(),
            "CSV", new CsvTable());

    static Stream<Arguments> recordings() {
        OutgoingRecording twelve = MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(TWELVE, 1000, 7), 500, 4.88, 0));
        OutgoingRecording watch =
                MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("I"), 900, 8), 360, 0.15625, -12.5));
        OutgoingRecording frank = MadeOutgoing.ecg(
                MadeOutgoing.channels(new MadeEcg(List.of("X", "Y", "Z", "MLII"), 700, 9), 2000, 1, 0));
        OutgoingRecording holter =
                MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("ECG", "V5"), 400, 10), 128, 2.5, 5));
        return FORMATS.keySet().stream().sorted().flatMap(format -> Stream.of(twelve, watch, frank, holter, paper())
                .map(recording -> Arguments.of(format, recording)));
    }

    /** Three rows of columns that were printed one after the other, as a recording from paper has them. */
    private static OutgoingRecording paper() {
        ImportedChannel[] channels =
                MadeOutgoing.channels(new MadeEcg(List.of("I", "aVR", "V1", "II"), 1000, 11), 250, 5, 0);
        return MadeOutgoing.ecg(
                MadeOutgoing.between(channels[0], 0, 300),
                MadeOutgoing.between(channels[1], 300, 600),
                MadeOutgoing.between(channels[2], 600, 1000),
                channels[3]);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void holdsTheSamplesThatWereCounted(String format, OutgoingRecording sent) {
        ImportedRecording read = read(format, sent);

        assertThat(read.format()).isEqualTo(format);
        for (ImportedChannel channel : sent.channels()) {
            ImportedChannel same = read.channel(channel.lead()).orElseThrow();
            assertThat(same.rate().hz()).isCloseTo(channel.rate().hz(), within(1e-5));
            assertThat(same.length()).isEqualTo(channel.length());
            for (int i = 0; i < channel.length(); i++) {
                if (channel.count(i) == ImportedChannel.MISSING) {
                    assertThat(same.millivolts(i)).isNaN();
                } else {
                    assertThat(same.millivolts(i)).isCloseTo(channel.millivolts(i), within(1e-9));
                }
            }
            if (!format.equals("CSV")) {
                assertThat(MadeEcg.countsOf(same)).isEqualTo(MadeEcg.countsOf(channel));
                assertThat(same.step()).isCloseTo(channel.step(), within(1e-12));
            }
        }
        assertThat(read.channels()).hasSameSizeAs(sent.channels());
    }

    @Test
    void saysWhoWhenWhatAndByWhichDeviceInDicomAndAecg() {
        OutgoingRecording sent = MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(TWELVE, 1000, 7), 500, 4.88, 0));

        for (String format : List.of("DICOM", "HL7 aECG")) {
            ImportedRecording read = read(format, sent);
            assertThat(read.person().id()).isEqualTo("M-11");
            assertThat(read.person().birthDate()).isEqualTo("1953-08-05");
            assertThat(read.person().sex()).isEqualTo(MadeOutgoing.PERSON.sex());
            assertThat(read.time()).isEqualTo(MadeOutgoing.TIME);
            assertThat(read.device()).isEqualTo(MadeOutgoing.DEVICE);
            assertThat(read.measurements()).isEqualTo(sent.measurements());
            assertThat(read.statements())
                    .containsExactly("Signed by Dr. Heart", "Sinus rhythm", "QTc ≤ 450 ms, \"normal\" <here>");
        }
        assertThat(read("DICOM", sent).person().family()).isEqualTo("Müller");
        assertThat(read("DICOM", sent).person().given()).isEqualTo("Änne");
        assertThat(read("HL7 aECG", sent).person())
                .extracting(RecordedPerson::idSystem, RecordedPerson::family)
                .containsExactly("urn:oid:1.2.3.4", "Müller Änne");
    }

    @Test
    void saysNothingOfWhoItIsInWfdbAndCsv() {
        OutgoingRecording sent = MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(TWELVE, 1000, 7), 500, 4.88, 0));

        ImportedRecording wfdb = read("WFDB", sent);
        assertThat(wfdb.notes())
                .startsWith("<age>: 68", "<sex>: F", "Signed by Dr. Heart", "Sinus rhythm")
                .noneMatch(note -> note.contains("Müller") || note.contains("M-11") || note.contains("1953"));
        assertThat(wfdb.time()).isEqualTo(new RecordedTime(MadeOutgoing.TIME.local(), null));
        assertThat(new String(FORMATS.get("CSV").write(sent)))
                .startsWith("time (s),I (uV),II (uV)")
                .doesNotContain("Müller", "M-11", "1953");
    }

    @Test
    void keepsChannelsThatAreNoLeadsWithTheirUnits() {
        ImportedChannel lead = MadeOutgoing.channels(new MadeEcg(List.of("II"), 300, 1), 250, 5, 0)[0];
        ImportedChannel pressure = ImportedChannel.of(
                "ABP, left", "mmHg", new SampleRate(250), new MadeEcg(List.of("ABP"), 300, 2).counts(0), 0.5, 10);
        OutgoingRecording sent = MadeOutgoing.ecg(lead, pressure);

        for (String format : FORMATS.keySet()) {
            ImportedChannel read = read(format, sent).channels().get(1);
            assertThat(read.unit()).isEqualTo("mmHg");
            assertThat(read.lead()).isNull();
            assertThat(read.name()).startsWith("ABP");
            assertThat(read.count(7) * read.step() + read.origin())
                    .isCloseTo(pressure.count(7) * 0.5 + 10, within(1e-9));
        }
    }

    @Test
    void holdsPlethsWhereTheFormatDoes() {
        OutgoingRecording sent = MadeOutgoing.pleth(125);

        for (String format : List.of("WFDB", "DICOM", "CSV")) {
            ImportedChannel read = read(format, sent).channels().get(0);
            assertThat(read.isPleth()).isTrue();
            assertThat(read.length()).isEqualTo(500);
            assertThat(IntStream.range(0, 500).mapToDouble(i -> read.count(i) * read.step()))
                    .allSatisfy(value -> assertThat(value).isBetween(-2.1, 2.1));
            assertThat(read.count(9) * read.step())
                    .isCloseTo(sent.channels().get(0).count(9) * 0.001, within(1e-9));
        }
        assertThatThrownBy(() -> FORMATS.get("HL7 aECG").write(sent))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("HL7 aECG");
        assertThatThrownBy(() -> FORMATS.get("DICOM").write(MadeOutgoing.pleth(1000)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("600 Hz");
    }

    @Test
    void holdsCountsOfMoreThanSixteenBitsAndTheirGaps() {
        int[] counts = new MadeEcg(List.of("II"), 300, 4).counts(0);
        counts[5] = 70_000;
        counts[6] = -8_388_608;
        ImportedChannel wide = MadeOutgoing.between(
                ImportedChannel.ofVoltage("II", LeadName.II, new SampleRate(250), counts, 0.01, 0), 0, 290);
        OutgoingRecording sent = MadeOutgoing.ecg(wide);

        for (String format : List.of("WFDB", "DICOM", "HL7 aECG", "CSV")) {
            ImportedChannel read = read(format, sent).channels().get(0);
            assertThat(read.millivolts(5)).isCloseTo(0.7, within(1e-9));
            assertThat(read.millivolts(6)).isCloseTo(-83.88608, within(1e-9));
        }
        assertThat(read("WFDB", sent).channels().get(0).count(295)).isEqualTo(ImportedChannel.MISSING);
        assertThat(read("DICOM", sent).channels().get(0).count(295)).isEqualTo(ImportedChannel.MISSING);
    }

    @Test
    void inventsNoTimeAndNoPatient() {
        OutgoingRecording sent = MadeOutgoing.recording(
                RecordedPerson.UNKNOWN,
                null,
                List.of(MadeOutgoing.channels(new MadeEcg(TWELVE, 1000, 7), 500, 4.88, 0)),
                MadeOutgoing.marks());

        for (String format : FORMATS.keySet()) {
            ImportedRecording read = read(format, sent);
            assertThat(read.time()).isNull();
            assertThat(read.person()).isEqualTo(RecordedPerson.UNKNOWN);
        }
    }

    @Test
    void writesTheSameBytesForTheSameRecording() {
        for (OutgoingFormat format : FORMATS.values()) {
            assertThat(format.write(paper())).isEqualTo(format.write(paper()));
        }
    }

    private static ImportedRecording read(String format, OutgoingRecording sent) {
        RecordingFiles files = FormatCatalogue.files();
        SentFile file = new SentFile("out", FORMATS.get(format).write(sent));
        return files.read(files.unpack(List.of(file), FileHints.NONE));
    }
}
