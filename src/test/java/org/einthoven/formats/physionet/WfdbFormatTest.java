package org.einthoven.formats.physionet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.RecordedTime;
import org.einthoven.formats.RecordingFiles;
import org.einthoven.formats.SenderMarks;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.catalogue.FormatCatalogue;
import org.einthoven.wfdb.AnnotationBytes;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WfdbFormatTest {
    private static final MadeEcg ECG = MadeEcg.EIGHT_LEADS;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheCountsOfARecordPlainOrInFlac(boolean flac) {
        ImportedRecording recording = read(MadeWfdb.files(ECG, flac));

        for (int lead = 0; lead < 8; lead++) {
            ImportedChannel channel = recording.channels().get(lead);
            assertThat(MadeEcg.countsOf(channel)).isEqualTo(ECG.counts(lead));
            assertThat(channel.step()).isEqualTo(2.5);
        }
        assertThat(recording.channels().get(7).lead()).isEqualTo(LeadName.V6);
        assertThat(recording.time()).isEqualTo(new RecordedTime(LocalDateTime.of(2002, 11, 22, 9, 10, 5), null));
        assertThat(recording.notes()).containsExactly("made for a test");
    }

    @Test
    void keepsTheMarksOfTheSenderAsTheirs() {
        List<SentFile> files = new ArrayList<>(MadeWfdb.files(ECG, false));
        files.add(new SentFile(
                "made.atr",
                AnnotationBytes.of(List.of(
                        new WfdbAnnotation(9, AnnotationCode.RHYTHM_CHANGE, 0, 0, 0, "(AFIB"),
                        new WfdbAnnotation(50, AnnotationCode.NORMAL, 0, 0, 0, ""),
                        new WfdbAnnotation(451, AnnotationCode.VENTRICULAR_PREMATURE, 0, 0, 0, "")))));
        files.add(new SentFile("made.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));

        ImportedRecording recording = read(files);

        assertThat(recording.marks()).containsExactly(new SenderMarks("made.atr", "18+[(AFIB] 100N 902V"));
        assertThat(recording.notes()).contains("Annotations in made.atr: {+=1, N=1, V=1}");
    }

    @Test
    void namesTheFileThatWasNotSentAlong() {
        List<SentFile> header = MadeWfdb.files(ECG, false).subList(0, 1);

        assertThatThrownBy(() -> read(header))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("made.dat");
    }

    @Test
    void takesTheHeadersOfSegmentsForPartsOfTheirRecord() {
        List<SentFile> files = new ArrayList<>(MadeWfdb.files(ECG, false));
        files.add(new SentFile(
                "whole.hea", "whole/2 8 500 1000\nmade 500\nmade 500\n".getBytes(StandardCharsets.US_ASCII)));

        ImportedRecording recording = read(files);
        assertThat(recording.channels()).hasSize(8).allMatch(channel -> channel.length() == 1000);
    }

    private static ImportedRecording read(List<SentFile> files) {
        RecordingFiles formats = FormatCatalogue.files();
        return formats.read(formats.unpack(files, FileHints.NONE));
    }
}
