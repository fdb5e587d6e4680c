package org.einthoven.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.einthoven.formats.ByteReader;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.MadeOutgoing;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.SentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DicomInstanceTest {
    private static final OutgoingRecording ECG =
            MadeOutgoing.ecg(MadeOutgoing.channels(new MadeEcg(List.of("I", "II", "V1"), 1000, 7), 500, 5, 0));

    @Test
    void annotatesBeatsAndWavesInMdcCodesWithPositionsFromOne() {
        List<Tuple> marks = read(ECG).items(Tag.ANNOTATIONS).stream()
                .filter(item -> item.text(Tag.TEMPORAL_RANGE).isPresent())
                .map(item -> tuple(
                        item.text(Tag.TEMPORAL_RANGE).orElseThrow(),
                        item.items(Tag.CONCEPT_NAME).get(0).text(Tag.CODE).orElseThrow(),
                        numbers(item.value(Tag.ANNOTATED_CHANNELS).orElseThrow(), 2),
                        numbers(item.value(Tag.SAMPLE_POSITIONS).orElseThrow(), 4)))
                .toList();

        assertThat(marks)
                .hasSize(5 + 9)
                .startsWith(
                        tuple("POINT", "10:8208", List.of(1, 0), List.of(132)),
                        tuple("POINT", "10:8256", List.of(1, 0), List.of(182)),
                        tuple("POINT", "10:8336", List.of(1, 0), List.of(232)))
                .contains(
                        tuple("SEGMENT", "10:256", List.of(1, 3), List.of(51, 96)),
                        tuple("SEGMENT", "10:1600", List.of(1, 1), List.of(111, 156)),
                        tuple("SEGMENT", "10:1024", List.of(1, 0), List.of(211, 291)));
    }

    @ParameterizedTest
    @CsvSource({
        "'I,II,III,V6', 500, 10000, 1",
        "'I,II,III,V6', 500, 16385, 2",
        "'I,X', 500, 1000, 2",
        "'I,II', 128, 1000, 3",
        "'I,II', 2000, 1000, 4",
    })
    void choosesTheNarrowestObjectThatHoldsIt(String leads, double hz, int length, String kind) {
        MadeEcg ecg = new MadeEcg(List.of(leads.split(",")), length, 7);

        DicomItem data = read(MadeOutgoing.ecg(MadeOutgoing.channels(ecg, hz, 5, 0)));

        assertThat(data.text(Tag.SOP_CLASS)).contains("1.2.840.10008.5.1.4.1.1.9.1." + kind);
    }

    @Test
    void isAnotherInstanceOfTheSameStudyWhenTheReportSaysSomethingElse() {
        OutgoingRecording other = new OutgoingRecording(
                ECG.id(),
                ECG.person(),
                ECG.time(),
                ECG.device(),
                ECG.channels(),
                ECG.marks(),
                ECG.measurements(),
                ECG.standing(),
                List.of("Something else"),
                List.of());

        assertThat(uid(read(other), Tag.SOP_INSTANCE)).isNotEqualTo(uid(read(ECG), Tag.SOP_INSTANCE));
        assertThat(uid(read(other), Tag.STUDY_INSTANCE)).isEqualTo(uid(read(ECG), Tag.STUDY_INSTANCE));
        assertThat(uid(read(ECG), Tag.SOP_INSTANCE)).matches("2\\.25\\.[1-9]\\d{30,38}");
    }

    private static String uid(DicomItem data, int tag) {
        return data.text(tag).orElseThrow().replace("\0", "");
    }

    private static List<Integer> numbers(ByteReader value, int width) {
        return IntStream.range(0, value.length() / width)
                .mapToObj(i -> width == 2 ? value.u16("a number") : value.i32("a number"))
                .toList();
    }

    private static DicomItem read(OutgoingRecording sent) {
        return DicomFile.read(new SentFile("out.dcm", new DicomInstance().write(sent)));
    }
}
