package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.evaluation.RhythmScore.Answer;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class RhythmScoreTest {

    private final List<Answer> answers = new ArrayList<>();

    /** N: 3 of 4 right, one other called N: 6 / 8. A: 1 of 2 right: 2 / 3. O: 1 of 2, one N called O: 2 / 4. */
    @Test
    void theMeanIsThatOfNormalFibrillationAndOtherWithoutNoise() {
        add(RhythmClass.N, RhythmClass.N, 3);
        add(RhythmClass.N, RhythmClass.O, 1);
        add(RhythmClass.A, RhythmClass.A, 1);
        add(RhythmClass.A, RhythmClass.NOISE, 1);
        add(RhythmClass.O, RhythmClass.O, 1);
        add(RhythmClass.O, RhythmClass.N, 1);

        Map<String, Object> metrics = RhythmScore.metrics(answers);

        assertThat(value(metrics, "f1", "N")).isCloseTo(6.0 / 8, within(1e-12));
        assertThat(value(metrics, "f1", "A")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(value(metrics, "f1", "O")).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(value(metrics, "f1", "noise")).isZero();
        assertThat(((Interval) metrics.get("meanF1")).value())
                .isCloseTo((6.0 / 8 + 2.0 / 3 + 2.0 / 4) / 3, within(1e-12));
        assertThat(value(metrics, "confusion", "A", "noise")).isEqualTo(1);
        assertThat(value(metrics, "byClass", "N", "se")).isEqualTo(0.75);
    }

    @Test
    void aProbabilityThatHoldsIsCalibrated() {
        // called N with 0.7 each, and 7 of 10 are
        add(RhythmClass.N, RhythmClass.N, 7);
        add(RhythmClass.O, RhythmClass.N, 3);

        assertThat(value(RhythmScore.metrics(answers), "calibration", "N", "ece"))
                .isCloseTo(0, within(1e-9));
    }

    private static double value(Map<?, ?> metrics, String... path) {
        Object inner = metrics;
        for (String step : path) {
            inner = ((Map<?, ?>) inner).get(step);
        }
        return inner instanceof Interval interval ? interval.value() : ((Number) inner).doubleValue();
    }

    private void add(RhythmClass truth, RhythmClass called, int count) {
        for (int i = 0; i < count; i++) {
            answers.add(new Answer(truth, new LearnedRhythm(called, Map.of(called, 0.7))));
        }
    }
}
