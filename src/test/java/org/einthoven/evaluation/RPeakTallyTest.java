package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.SampleRate;
import org.einthoven.evaluation.Ec57.Stretch;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.junit.jupiter.api.Test;

class RPeakTallyTest {

    @Test
    void aPeakIsFoundUpTo150MsAway() {
        RPeakTally tally = RPeakTally.of(new double[] {1000, 2000}, new double[] {1150, 2151}, List.of());

        assertThat(tally.found()).isEqualTo(1);
        assertThat(tally.missed()).isEqualTo(1);
        assertThat(tally.invented()).isEqualTo(1);
        assertThat(tally.jittersMs()).containsExactly(150.0);
    }

    @Test
    void aDoubleDetectionCountsOnce() {
        RPeakTally tally = RPeakTally.of(new double[] {1000}, new double[] {940, 1010}, List.of());

        assertThat(tally.jittersMs()).as("the nearer one").containsExactly(10.0);
        assertThat(tally.invented()).isEqualTo(1);
    }

    @Test
    void oneDetectionAnswersOneBeatOnly() {
        RPeakTally tally = RPeakTally.of(new double[] {1000, 1200}, new double[] {1100}, List.of());

        assertThat(tally.found()).isEqualTo(1);
        assertThat(tally.missed()).isEqualTo(1);
    }

    @Test
    void nothingIsInventedInVentricularFlutter() {
        List<Stretch> flutter = List.of(new Stretch(1500, 2500));

        RPeakTally tally = RPeakTally.of(new double[] {1000}, new double[] {1000, 1700, 2300, 3000}, flutter);

        assertThat(tally.invented()).as("3000 only").isEqualTo(1);
    }

    @Test
    void readsFlutterBetweenItsBrackets() {
        List<WfdbAnnotation> annotations = List.of(
                new WfdbAnnotation(100, AnnotationCode.FLUTTER_START, 0, 0, 0, ""),
                new WfdbAnnotation(300, AnnotationCode.FLUTTER_END, 0, 0, 0, ""));

        assertThat(Ec57.flutter(annotations, new SampleRate(100))).containsExactly(new Stretch(1000, 3000));
    }

    @Test
    void classesFollowTheStandard() {
        assertThat(Ec57.beatClass(AnnotationCode.LEFT_BUNDLE_BRANCH_BLOCK)).contains(BeatClass.N);
        assertThat(Ec57.beatClass(AnnotationCode.ABERRATED_ATRIAL_PREMATURE)).contains(BeatClass.S);
        assertThat(Ec57.beatClass(AnnotationCode.VENTRICULAR_ESCAPE)).contains(BeatClass.V);
        assertThat(Ec57.beatClass(AnnotationCode.FUSION)).contains(BeatClass.F);
        assertThat(Ec57.beatClass(AnnotationCode.FUSION_OF_PACED)).contains(BeatClass.Q);
        assertThat(Ec57.beatClass(AnnotationCode.RHYTHM_CHANGE)).isEmpty();
    }
}
