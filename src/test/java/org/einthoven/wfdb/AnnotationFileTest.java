package org.einthoven.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationFileTest {

    private static final int END = 0;
    private static final SampleRate RATE = new SampleRate(360);

    @TempDir
    Path folder;

    @Test
    void countsTimeFromTheAnnotationBefore() throws IOException {
        assertThat(read(1000, word(1, 70), word(5, 300), word(1, 500), END))
                .extracting(WfdbAnnotation::sample, WfdbAnnotation::code)
                .containsExactly(
                        tuple(70, AnnotationCode.NORMAL),
                        tuple(370, AnnotationCode.VENTRICULAR_PREMATURE),
                        tuple(870, AnnotationCode.NORMAL));
    }

    @Test
    void skipsMoreThanTenBitsHighWordFirst() throws IOException {
        List<WfdbAnnotation> read = read(200_000, word(1, 10), word(59, 0), 0x0002, 0x0001, word(1, 5), END);

        assertThat(read).extracting(WfdbAnnotation::sample).containsExactly(10, 10 + 0x20001 + 5);
    }

    @Test
    void qualifiersBelongToTheAnnotationBeforeThem() throws IOException {
        List<WfdbAnnotation> read =
                read(100, word(40, 9), word(61, 3), word(60, 2), word(62, 7), word(1, 1), word(61, 0), END);

        assertThat(read.get(0)).isEqualTo(new WfdbAnnotation(9, AnnotationCode.WAVE_END, 3, 7, 2, ""));
        assertThat(read.get(1))
                .as("number and channel hold until changed, the subtype does not")
                .isEqualTo(new WfdbAnnotation(10, AnnotationCode.NORMAL, 0, 7, 2, ""));
    }

    @Test
    void readsNotesOfOddLength() throws IOException {
        int[] words = {word(28, 18), word(63, 5), '(' | 'A' << 8, 'F' | 'I' << 8, 'B', word(1, 2), END};

        assertThat(read(100, words)).extracting(WfdbAnnotation::aux).containsExactly("(AFIB", "");
    }

    @Test
    void bringsTimesThatCountAtAnotherRateToTheRecords() throws IOException {
        byte[] note = "## time resolution: 180".getBytes(StandardCharsets.US_ASCII);
        List<Integer> words = new ArrayList<>(List.of(word(22, 0), word(63, note.length)));
        for (int i = 0; i < note.length; i += 2) {
            words.add(note[i] | (i + 1 < note.length ? note[i + 1] << 8 : 0));
        }
        words.addAll(List.of(word(59, 0), 0xffff, 0xffff, word(0, 1), word(1, 50), END));

        assertThat(read(1000, words.stream().mapToInt(Integer::intValue).toArray()))
                .containsExactly(new WfdbAnnotation(100, AnnotationCode.NORMAL, 0, 0, 0, ""));
    }

    @Test
    void refusesAFileWithoutEndMark() {
        assertThatThrownBy(() -> read(1000, word(1, 70)))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("r.atr")
                .hasMessageContaining("no end mark");
    }

    @Test
    void refusesAnAnnotationPastTheEndOfTheRecord() throws IOException {
        assertThat(read(70, word(1, 70), END)).hasSize(1);
        assertThatThrownBy(() -> read(69, word(1, 70), END))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("sample 70 of a record of 69");
    }

    @Test
    void refusesAnUnknownCode() {
        assertThatThrownBy(() -> read(100, word(1, 1), word(50, 1), END))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("unknown code 50 in annotation 2");
    }

    @Test
    void refusesANoteThatIsCutOff() {
        assertThatThrownBy(() -> read(100, word(28, 1), word(63, 9), 'a'))
                .isInstanceOf(WfdbException.class)
                .hasMessageContaining("middle of a note");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> AnnotationFile.read(WfdbFiles.in(folder), "none.atr", RATE, 10))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.atr");
    }

    private List<WfdbAnnotation> read(int length, int... words) throws IOException {
        byte[] bytes = new byte[words.length * 2];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) words[i];
            bytes[2 * i + 1] = (byte) (words[i] >> 8);
        }
        Files.write(folder.resolve("r.atr"), bytes);
        return AnnotationFile.read(WfdbFiles.in(folder), "r.atr", RATE, length);
    }

    private static int word(int code, int value) {
        return code << 10 | value;
    }
}
