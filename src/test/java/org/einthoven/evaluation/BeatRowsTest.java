package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.evaluation.Ec57.TrueBeat;
import org.einthoven.statistics.Interval;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.WfdbAnnotation;
import org.junit.jupiter.api.Test;

class BeatRowsTest {

    private static final SampleRate RATE = new SampleRate(1000);

    /** Sinus rhythm up to 10 s, then fibrillation. */
    private static final AnnotatedRhythms RHYTHMS = AnnotatedRhythms.of(
            List.of(
                    change(500, "(N"),
                    new WfdbAnnotation(600, AnnotationCode.NORMAL, 0, 0, 0, ""),
                    change(10_000, "(AFIB"),
                    change(11_000, "missed")),
            RATE);

    private final BeatTally a = tally(
            "a",
            List.of(truth(1000, BeatClass.N), truth(9999, BeatClass.V), truth(10_000, BeatClass.N)),
            List.of(called(1000, BeatClass.N), called(10_001, BeatClass.S), called(12_000, BeatClass.S)));

    private final BeatTally b = new BeatTally("b", one(BeatClass.V), Map.of("AFIB", one(BeatClass.V)), Subject.UNKNOWN);

    @Test
    void aBeatBelongsToTheRhythmThatWasAnnotatedBeforeIt() {
        assertThat(RHYTHMS.at(9999)).isEqualTo("N");
        assertThat(RHYTHMS.at(10_000)).isEqualTo("AFIB");
        assertThat(RHYTHMS.at(12_000)).as("what is no rhythm changes none").isEqualTo("AFIB");
        assertThat(RHYTHMS.at(100)).as("before the first change").isEqualTo("N");
        assertThat(AnnotatedRhythms.NONE.at(100)).isEqualTo("unsaid");
    }

    @Test
    void byRhythmABeatIsMissedWhereItIsAndInventedWhereItWasFound() {
        Map<String, Object> rows = BeatRows.byRhythm(List.of(a, b));

        assertThat(rows.keySet()).containsExactly("AFIB", "N");
        assertThat(at(rows, "N", "records")).isEqualTo(1);
        assertThat(at(rows, "AFIB", "records")).isEqualTo(2);
        assertThat(f1(rows, "N", "N")).isEqualTo(1);
        assertThat(f1(rows, "N", "V")).as("missed").isZero();
        assertThat(f1(rows, "AFIB", "N")).as("called S").isZero();
        assertThat(f1(rows, "AFIB", "V")).as("of the other record").isEqualTo(1);
        assertThat(at(rows, "AFIB", "S", "beats")).isEqualTo(0L);
    }

    @Test
    void byRecordStandsWhatIsThereAndWhatWasCalled() {
        Map<String, Object> rows = BeatRows.byRecord(List.of(b, a));

        assertThat(rows.keySet()).containsExactly("a", "b");
        assertThat(at(rows, "a", "endToEnd", "N", "beats")).isEqualTo(2L);
        assertThat(at(rows, "a", "endToEnd", "N", "called")).isEqualTo(1L);
        assertThat(at(rows, "a", "endToEnd", "N", "f1")).isEqualTo(2.0 / 3);
        assertThat(at(rows, "a", "endToEnd", "S", "called")).isEqualTo(2L);
        assertThat(at(rows, "b", "reference", "V", "f1")).isEqualTo(1.0);
    }

    @Test
    void allRhythmsTogetherAreWhatAUserGets() {
        assertThat(a.endToEnd().total()).isEqualTo(4);
        assertThat(a.endToEnd().count(BeatTally.NO_BEAT, BeatClass.S.ordinal())).isEqualTo(1);
    }

    private static Object at(Map<?, ?> rows, String... path) {
        Object inner = rows;
        for (String step : path) {
            inner = ((Map<?, ?>) inner).get(step);
        }
        return inner;
    }

    private static double f1(Map<?, ?> rows, String rhythm, String beatClass) {
        return ((Interval) at(rows, rhythm, beatClass, "f1")).value();
    }

    private static BeatTally tally(String record, List<TrueBeat> truth, List<Beat> found) {
        return new BeatTally(
                record, BeatTally.empty(), BeatTally.endToEnd(truth, found, List.of(), RHYTHMS), Subject.UNKNOWN);
    }

    private static Confusion one(BeatClass c) {
        Confusion table = BeatTally.empty();
        table.add(c.ordinal(), c.ordinal());
        return table;
    }

    private static WfdbAnnotation change(int sample, String aux) {
        return new WfdbAnnotation(sample, AnnotationCode.RHYTHM_CHANGE, 0, 0, 0, aux);
    }

    private static TrueBeat truth(double ms, BeatClass beatClass) {
        return new TrueBeat(ms, beatClass);
    }

    private static Beat called(double ms, BeatClass beatClass) {
        return new Beat(ms, beatClass, Map.of(beatClass, 1.0));
    }
}
