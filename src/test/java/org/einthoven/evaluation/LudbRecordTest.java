package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.einthoven.RealRecordings;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Wave;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.junit.jupiter.api.Test;

class LudbRecordTest {

    @Test
    void putsMarksTogetherToWaves() {
        assertThat(waves("(p)(N)(t)"))
                .containsExactly(
                        new TrueWave(Wave.P, 0.0, 10, 20.0),
                        new TrueWave(Wave.QRS, 30.0, 40, 50.0),
                        new TrueWave(Wave.T, 60.0, 70, 80.0));
    }

    @Test
    void aWaveWhoseOnsetWasNotMarkedHasNone() {
        assertThat(waves("(p)N)(t)").get(1)).isEqualTo(new TrueWave(Wave.QRS, null, 30, 40.0));
    }

    @Test
    void anOnsetBehindThePeakIsKept() {
        assertThat(waves("N()(t)").get(0)).isEqualTo(new TrueWave(Wave.QRS, 10.0, 0, 20.0));
    }

    @Test
    void readsThePublishedRecord() throws IOException {
        LudbRecord record = LudbRecord.read(RealRecordings.LUDB.path(), "8");

        assertThat(record.isAtrialFibrillation()).isTrue();
        assertThat(record.waves().get(LeadName.V2))
                .filteredOn(wave -> wave.wave() == Wave.QRS)
                .hasSizeGreaterThan(5);
        assertThat(record.waves().get(LeadName.V2)).noneMatch(wave -> wave.wave() == Wave.P);
    }

    private static List<TrueWave> waves(String marks) {
        List<WfdbAnnotation> annotations = new ArrayList<>();
        for (char mark : marks.toCharArray()) {
            AnnotationCode code =
                    switch (mark) {
                        case '(' -> AnnotationCode.WAVE_ONSET;
                        case ')' -> AnnotationCode.WAVE_END;
                        case 'p' -> AnnotationCode.P_WAVE;
                        case 't' -> AnnotationCode.T_WAVE;
                        default -> AnnotationCode.NORMAL;
                    };
            annotations.add(new WfdbAnnotation(annotations.size() * 10, code, 0, 0, 0, ""));
        }
        return LudbRecord.waves(annotations, new SampleRate(1000));
    }
}
