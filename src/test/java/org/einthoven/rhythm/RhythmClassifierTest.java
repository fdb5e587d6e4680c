package org.einthoven.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.einthoven.RealRecordings;
import org.einthoven.beat.Beat;
import org.einthoven.beat.BeatClassifier;
import org.einthoven.beat.QrsDetector;
import org.einthoven.delineation.Delineator;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.wfdb.WfdbRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RhythmClassifierTest {

    private static OnnxModel model;
    private static OnnxModel beat;
    private static OnnxModel delineation;
    private static RhythmClassifier classifier;

    @BeforeAll
    static void open() {
        model = OnnxModel.open(Path.of("models", "rhythm", "1.0.1"));
        beat = OnnxModel.open(Path.of("models", "beat", "1.0.4"));
        delineation = OnnxModel.open(Path.of("models", "delineation", "1.1.3"));
        classifier = new RhythmClassifier(model);
    }

    @AfterAll
    static void close() {
        model.close();
        beat.close();
        delineation.close();
    }

    @Test
    void probabilitiesSumToOneAndTheRegularRhythmWithPWavesIsNotFibrillation() {
        LearnedRhythm told = told(Strip.beats("N".repeat(30), 800), true);

        assertThat(told.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(told.probability(RhythmClass.A)).isLessThan(0.05);
    }

    @Test
    void irregularBeatsWithoutPWavesAreFibrillation() {
        LearnedRhythm told = told(Strip.beats("N".repeat(36), Strip::irregularMs), false);

        assertThat(told.rhythm()).isEqualTo(RhythmClass.A);
    }

    @Test
    void nineSecondsAreEnoughAndLessIsNotRead() {
        List<Beat> beats = Strip.beats("N".repeat(10), 800);

        assertThat(RhythmClassifier.canRead(Strip.trace(beats))).isTrue();
        assertThat(RhythmClassifier.canRead(Strip.trace(Strip.beats("N".repeat(8), 800))))
                .isFalse();
    }

    @Test
    void ofTwelveLeadsItReadsTheOneItGrewUpWith() throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.PTBXL.path("records500/00000/00010_hr"))
                .ecg()
                .orElseThrow();

        assertThat(RhythmClassifier.lead(ecg).name()).isEqualTo(LeadName.I);
    }

    /** All are of fold 0, which the model has not seen. */
    @Test
    void tellsTheRhythmsOfRecordingsThatItHasNotSeen() throws IOException {
        assertThat(ofCinc("A00001").rhythm()).isEqualTo(RhythmClass.N);
        assertThat(ofCinc("A00004").rhythm()).isEqualTo(RhythmClass.A);
    }

    private static LearnedRhythm ofCinc(String id) throws IOException {
        Ecg ecg = WfdbRecord.read(RealRecordings.CINC2017.path(id)).ecg().orElseThrow();
        List<Beat> beats = new BeatClassifier(beat).classify(ecg, new QrsDetector().detect(ecg));
        return classifier
                .tell(ecg, beats, new Delineator(delineation).delineate(ecg))
                .whole();
    }

    private static LearnedRhythm told(List<Beat> beats, boolean withP) {
        return classifier
                .tell(Strip.trace(beats), beats, Strip.delineation(beats, withP))
                .whole();
    }
}
