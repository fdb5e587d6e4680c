package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.wfdb.WfdbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cinc2017Test {

    @TempDir
    Path set;

    @Test
    void readsTheLabelsOfTheThirdVersion() throws IOException {
        labels("A00001,N\nA00002,A\nA00003,O\nA00004,~\n");

        Cinc2017 cinc = Cinc2017.read(set);

        assertThat(cinc.label("A00001")).isEqualTo(RhythmClass.N);
        assertThat(cinc.label("A00002")).isEqualTo(RhythmClass.A);
        assertThat(cinc.label("A00003")).isEqualTo(RhythmClass.O);
        assertThat(cinc.label("A00004")).isEqualTo(RhythmClass.NOISE);
    }

    @Test
    void missingLabelsAreNamed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Cinc2017.read(set))
                .withMessageContaining(set.resolve("REFERENCE-v3.csv").toString());
    }

    @Test
    void labelsThatAreNotAreRefusedWithTheirRecordOrLine() throws IOException {
        labels("A00001,N\nA00002,X\n");
        assertThatIOException()
                .isThrownBy(() -> Cinc2017.read(set))
                .withMessageContaining("REFERENCE-v3.csv: record A00002 has the label \"X\"");

        labels("A00001,N\nA00002\n");
        assertThatIOException().isThrownBy(() -> Cinc2017.read(set)).withMessageContaining("REFERENCE-v3.csv, line 2");

        labels("\n");
        assertThatIOException().isThrownBy(() -> Cinc2017.read(set)).withMessageContaining("is empty");
    }

    @Test
    void recordsThatAreNotThereAreMissing() throws IOException {
        labels("A00001,N\n");
        Cinc2017 cinc = Cinc2017.read(set);

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> cinc.ecg("A00001"));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> cinc.label("A00002"));
    }

    @Test
    void aTruncatedRecordIsNamed() throws IOException {
        labels("A00001,N\n");
        Files.writeString(set.resolve("A00001.hea"), "A00001 1 300 9000\nA00001.mat 16+24 1000/mV 16 0 -127 0 0 ECG\n");
        Files.write(set.resolve("A00001.mat"), new byte[1024]);

        assertThatExceptionOfType(WfdbException.class)
                .isThrownBy(() -> Cinc2017.read(set).ecg("A00001"))
                .withMessageContaining("A00001.mat")
                .withMessageContaining("truncated: the header announces 9000 samples a signal, 500 are there");
    }

    private void labels(String text) throws IOException {
        Files.writeString(set.resolve("REFERENCE-v3.csv"), text);
    }

    @Test
    void findsRecordingsWherePublisherAndChallengeHaveThem() throws IOException {
        labels("A00001,N\nA00102,A\nA00103,O\n");
        WfdbFixture.beats(set, "A00001", 2);
        WfdbFixture.beats(set.resolve("training/A00"), "A00102", 3);
        WfdbFixture.beats(set.resolve("training2017"), "A00103", 4);

        Cinc2017 cinc = Cinc2017.read(set);

        assertThat(cinc.ecg("A00001").length()).isEqualTo(2 * 360);
        assertThat(cinc.ecg("A00102").length()).isEqualTo(3 * 360);
        assertThat(cinc.ecg("A00103").length()).isEqualTo(4 * 360);
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> cinc.ecg("A00104"))
                .withMessageContaining(set + "/A00104.hea");
    }
}
