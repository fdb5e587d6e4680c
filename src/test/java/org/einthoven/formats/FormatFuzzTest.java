package org.einthoven.formats;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.formats.dicom.DicomInstance;
import org.einthoven.formats.dicom.MadeDicom;
import org.einthoven.formats.edf.MadeEdf;
import org.einthoven.formats.ishne.MadeIshne;
import org.einthoven.formats.physionet.MadeWfdb;
import org.einthoven.formats.physionet.WfdbZip;
import org.einthoven.formats.scp.MadeScp;
import org.einthoven.formats.scp.MadeScp.Packing;
import org.einthoven.formats.xml.AecgDocument;
import org.einthoven.formats.xml.MadeAecg;
import org.einthoven.formats.xml.MadeMuse;
import org.einthoven.formats.xml.MadeSierra;
import org.einthoven.wfdb.AnnotationBytes;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every reader takes damaged files for what they are: it reads them or says what is wrong, and does nothing else, in little
 * memory. The system property {@code einthoven.fuzz} sets the number of cases a file, 250 where it is not there: 10,000 take
 * some minutes.
 */
class FormatFuzzTest {
    private static final int CASES = Integer.getInteger("einthoven.fuzz", 250);

    /** What one case may ask of the heap in all, were nothing of it ever given back. */
    private static final long MOST_BYTES = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final MadeEcg SHORT = new MadeEcg(List.of("I", "II", "V1"), 200, 5);
    private static final OutgoingRecording OUT = MadeOutgoing.ecg(MadeOutgoing.channels(SHORT, 250, 5, 0));
    private static final MadeEcg EIGHT = new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 200, 5);

    static Stream<SentFile> files() {
        List<SentFile> plain = MadeWfdb.files(SHORT, false);
        return Stream.of(
                plain.get(0),
                MadeMuse.file(SHORT),
                MadeAecg.file(SHORT),
                MadeSierra.file(EIGHT),
                new MadeScp(SHORT, Packing.PLAIN, 1).file(),
                withoutChecksum(new MadeScp(SHORT, Packing.DEFAULT_TABLE, 2).file()),
                withoutChecksum(new MadeScp(SHORT, Packing.OWN_TABLE, 1).file()),
                new MadeDicom(true, true).file(SHORT),
                new MadeDicom(false, false).file(SHORT),
                new MadeEdf(false, "EDF+D", 0, 4).file(SHORT),
                new MadeEdf(true, "").file(SHORT),
                new SentFile(
                        "deflated.dcm",
                        MadeDicom.deflated(
                                new MadeDicom(true, false).file(SHORT).bytes())),
                MadeIshne.file(SHORT),
                new SentFile("record.zip", new WfdbZip().write(OUT)),
                new SentFile("out.dcm", new DicomInstance().write(OUT)),
                new SentFile("out.xml", new AecgDocument().write(OUT)),
                text("watch.csv", "Sample Rate,512 hertz\nLead,Lead I\nUnit,\u00b5V\n\n" + "1.5\n-20\n".repeat(50)),
                text("table.csv", "time [ms],II (mV),V1 (uV)\n" + "0,0.1,3\n".repeat(60)));
    }

    /** A checksum of 0 is one that the device did not compute: so that damage reaches what comes behind it. */
    private static SentFile withoutChecksum(SentFile file) {
        byte[] bytes = file.bytes().clone();
        bytes[0] = 0;
        bytes[1] = 0;
        return new SentFile(file.name(), bytes);
    }

    private static SentFile text(String name, String text) {
        return new SentFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The packed samples of a WFDB record, behind a header that is whole. */
    @Test
    @Timeout(value = 300, unit = SECONDS)
    void readsOrRefusesDamagedFlac() {
        List<SentFile> whole = MadeWfdb.files(SHORT, true);
        damage(whole.get(1), List.of(whole.get(0)));
    }

    /** Annotations beside a record that is whole: what cannot be read of them is left out, and the record is read. */
    @Test
    @Timeout(value = 300, unit = SECONDS)
    void readsARecordWhateverItsAnnotationsAre() {
        List<SentFile> whole = MadeWfdb.files(SHORT, false);
        byte[] marks = AnnotationBytes.of(IntStream.range(0, 60)
                .mapToObj(i ->
                        new WfdbAnnotation(3 * i, AnnotationCode.NORMAL, i % 3, i % 2, i % 5, i % 7 == 0 ? "(N" : ""))
                .toList());
        Random random = new Random(20_261_122);
        for (int i = 0; i < CASES; i++) {
            List<SentFile> sent = new ArrayList<>(whole);
            sent.add(new SentFile("made.atr", damaged(marks, random, i)));
            assertThat(read(sent).channels()).hasSize(3);
        }
    }

    /** The begin of a file up to each of its places, or to a thousand of them where there are more. */
    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 300, unit = SECONDS)
    void readsOrRefusesWhatIsCutAtAnyPlace(SentFile file) {
        int step = Math.max(1, file.length() / Math.min(1000, CASES));
        for (int end = 0; end < file.length(); end += step) {
            attempt("cut at " + end + " of " + file, file, Arrays.copyOf(file.bytes(), end), beside(file));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    @Timeout(value = 900, unit = SECONDS)
    void readsOrRefusesWhatIsCutFlippedOrOverwritten(SentFile file) {
        damage(file, beside(file));
    }

    /** What must be sent along for a file to be read. */
    private static List<SentFile> beside(SentFile file) {
        return file.name().endsWith(".hea") ? MadeWfdb.files(SHORT, false).subList(1, 2) : List.of();
    }

    private static void damage(SentFile file, List<SentFile> beside) {
        Random random = new Random(20_261_121);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            refused += attempt("case " + i + " of " + file, file, damaged(file.bytes(), random, i), beside) ? 0 : 1;
        }
        assertThat(refused).as("damage is noticed in many cases").isGreaterThan(CASES / 10);
    }

    /** @return whether it was read */
    private static boolean attempt(String what, SentFile whole, byte[] damaged, List<SentFile> beside) {
        List<SentFile> sent = new ArrayList<>(beside);
        sent.add(new SentFile(whole.name(), damaged));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = false;
        try {
            read(sent);
            read = true;
        } catch (FaultException fault) {
            assertThat(fault.getMessage()).isNotBlank();
        } catch (RuntimeException | Error crash) {
            fail(what, crash);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_BYTES);
        return read;
    }

    private static ImportedRecording read(List<SentFile> sent) {
        RecordingFiles files = FormatCatalogue.files();
        return files.read(files.unpack(sent, FileHints.NONE));
    }

    /** In turn: the begin of the file up to any place, a few flipped bits, a run of one value, two parts exchanged. */
    private static byte[] damaged(byte[] whole, Random random, int number) {
        int at = random.nextInt(whole.length);
        if (number % 4 == 0) {
            return Arrays.copyOf(whole, at);
        }
        byte[] bytes = whole.clone();
        // most of what matters stands in the first part of a file
        int within = number % 8 < 4 ? whole.length : Math.min(whole.length, 1500);
        switch (number % 4) {
            case 1 -> {
                for (int i = 0; i <= random.nextInt(8); i++) {
                    bytes[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                int from = random.nextInt(within);
                Arrays.fill(
                        bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(16)), (byte) random.nextInt());
            }
            default -> {
                int length = 1 + random.nextInt(32);
                int from = random.nextInt(within);
                int to = random.nextInt(within);
                System.arraycopy(whole, from, bytes, to, Math.min(length, whole.length - Math.max(from, to)));
            }
        }
        return bytes;
    }
}
