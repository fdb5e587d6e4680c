package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.ImportedChannel;
import org.einthoven.formats.Marks;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.formats.RecordedPerson;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.physionet.WfdbSignalFiles;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.Rhythm;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSignalsTest {
    private static final SampleRate RATE = new SampleRate(360);

    @TempDir
    Path data;

    /** Writes a minute as a record of MIT-BIH and reads it back. */
    private Ecg recorded(String id, int seed) throws IOException {
        Lead lead = EcgGenerator.generate(EcgRecipe.of(Rhythm.SINUS, 72), Duration.ofMinutes(1), RATE, seed)
                .ecg()
                .leads()
                .get(1);
        int[] counts = new int[lead.samples().length()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(lead.samples().at(i) * 200);
        }
        OutgoingRecording recording = new OutgoingRecording(
                new UUID(0, 1),
                RecordedPerson.UNKNOWN,
                null,
                RecordingDevice.UNKNOWN,
                List.of(ImportedChannel.ofVoltage("II", LeadName.II, RATE, counts, 5, 0)),
                Marks.NONE,
                List.of(),
                "",
                List.of(),
                List.of());
        Path set = Files.createDirectories(data.resolve("mitdb"));
        for (Map.Entry<String, byte[]> file : WfdbSignalFiles.of(recording, id).entrySet()) {
            Files.write(set.resolve(file.getKey()), file.getValue());
        }
        return WfdbRecord.read(set.resolve(id)).ecg().orElseThrow();
    }

    private static Ecg cut(Ecg ecg, int from, int to) {
        return new Ecg(
                ecg.rate(),
                List.of(new Lead(LeadName.V1, ecg.leads().get(0).samples().slice(from, to))));
    }

    @Test
    void knowsAPieceOfATestRecordAgainWhateverItIsCalled() throws IOException {
        Ecg test = recorded("100", 1);
        TestSignals signals = new TestSignals();
        signals.seek("r00001", cut(test, 7_001, 11_003));
        assertThatThrownBy(() -> signals.requireNoneIn(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r00001 is a piece of test record mitdb 100");
    }

    @Test
    void knowsItAlsoWhereThePublishersZipPutTheTestRecords() throws IOException {
        Ecg test = recorded("100", 1);
        Files.move(data.resolve("mitdb"), data.resolve("mit-bih-arrhythmia-database-1.0.0"));
        TestSignals signals = new TestSignals();
        signals.seek("r00001", cut(test, 7_001, 11_003));
        assertThatThrownBy(() -> signals.requireNoneIn(data)).hasMessageContaining("test record mitdb 100");
    }

    @Test
    void letsOthersPassAndDoesNotMindTestRecordsThatAreNotThere() throws IOException {
        Ecg development = recorded("101", 2);
        recorded("100", 1);
        TestSignals signals = new TestSignals();
        signals.seek("r00001", cut(development, 0, 10_000));
        assertThatCode(() -> signals.requireNoneIn(data)).doesNotThrowAnyException();
        assertThatCode(() -> signals.requireNoneIn(data.resolve("nowhere"))).doesNotThrowAnyException();
    }
}
