package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.evaluation.PtbxlCatalogue.Row;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class StatementScoreTest {

    private final List<StatedEcg> ecgs = new ArrayList<>();

    @Test
    void macroAreaIsTheMeanOverSuperclassesAndLeavesSingleStatementsOut() {
        add("a", true, 30, 0.9, true, 0.1, false, 0.9, false);
        add("b", false, 70, 0.2, false, 0.6, true, 0.1, true);
        add("c", false, 300, 0.4, false, 0.7, false, 0.2, false);

        Map<String, Object> metrics =
                StatementEvaluation.metrics(List.of("NORM", "MI", "AFIB"), StatedEcg.byPatient(ecgs));

        // NORM is told apart, MI in one of two pairs
        assertThat(((Interval) metrics.get("macroAuc")).value()).isCloseTo(0.75, within(1e-12));
        assertThat(((Interval) ((Map<?, ?>) metrics.get("auc")).get("AFIB")).value())
                .isZero();
    }

    @Test
    void abnormalIsWhatNobodyCalledNormal() {
        add("a", true, 30, 0.9, true, 0.1, false, 0.9, false);
        add("b", false, 70, 0.2, false, 0.6, true, 0.1, true);
        add("c", false, 300, 0.4, false, 0.7, false, 0.2, false);

        Map<String, Object> metrics = NormalityEvaluation.metrics(ecgs);

        assertThat(((Interval) metrics.get("auc")).value()).isEqualTo(1);
        assertThat(((Interval) metrics.get("brier")).value()).isCloseTo((0.01 + 0.04 + 0.16) / 3, within(1e-12));
        Map<?, ?> groups = (Map<?, ?>) metrics.get("groups");
        assertThat(((Map<?, ?>) groups.get("female")).get("records")).isEqualTo(1);
        assertThat(((Map<?, ?>) groups.get("age90s")).get("records")).isEqualTo(1);
    }

    @Test
    void aResultHoldsTheCurvesAndTheSensitivityOfTheSuperclassesAlone() {
        add("a", true, 30, 0.9, true, 0.1, false, 0.9, false);
        add("b", false, 70, 0.2, false, 0.6, true, 0.1, true);
        add("c", false, 300, 0.4, false, 0.7, false, 0.2, false);

        Map<String, Object> metrics =
                StatementEvaluation.metrics(List.of("NORM", "MI", "AFIB"), StatedEcg.byPatient(ecgs));

        Map<?, ?> sensitivity = (Map<?, ?>) metrics.get("sensitivityAtSpecificity95");
        assertThat(sensitivity.keySet().stream().map(String::valueOf)).containsExactly("NORM", "MI");
        assertThat(((Interval) sensitivity.get("NORM")).value()).isEqualTo(1);
        // 0.6 does not stand above the 0.7 of one without an infarct
        assertThat(((Interval) sensitivity.get("MI")).value()).isZero();
        Map<?, ?> calibration = (Map<?, ?>) metrics.get("calibration");
        assertThat((List<?>) figure(calibration, "MI", "reliability"))
                .hasSize(3)
                .first()
                .isEqualTo(Map.of("said", 0.1, "true", 0.0, "records", 1L));
        assertThat(figure(calibration, "AFIB", "reliability")).isNull();
        assertThat((List<?>) NormalityEvaluation.metrics(ecgs).get("reliability"))
                .hasSize(3);
    }

    @Test
    void aSetCoversTheTruthUnlessItHoldsOnlyTheWrongAnswer() {
        add("a", true, 30, 0.9, true, 0.1, false, 0.9, false);
        add("b", false, 70, 0.2, false, 0.6, true, 0.1, true);

        Map<?, ?> calibration =
                (Map<?, ?>) StatementEvaluation.metrics(List.of("NORM", "MI", "AFIB"), StatedEcg.byPatient(ecgs))
                        .get("calibration");

        // every set of MI holds yes alone, every one of AFIB no alone, every one of NORM both
        assertThat(figure(calibration, "MI", "coverageOfPositives")).isEqualTo(1.0);
        assertThat(figure(calibration, "MI", "coverageOfNegatives")).isEqualTo(0.0);
        assertThat(figure(calibration, "AFIB", "coverageOfPositives")).isEqualTo(0.0);
        assertThat(figure(calibration, "NORM", "coverageOfPositives")).isEqualTo(1.0);
        assertThat(figure(calibration, "NORM", "inDoubt")).isEqualTo(1.0);
    }

    private static Object figure(Map<?, ?> calibration, String code, String figure) {
        return ((Map<?, ?>) calibration.get(code)).get(figure);
    }

    @Test
    void recordingsOfOnePatientAreDrawnTogether() {
        add("a", true, 30, 0.9, true, 0.1, false, 0.9, false);
        add("b", false, 70, 0.2, false, 0.6, true, 0.1, true);
        add("a", true, 31, 0.8, true, 0.1, false, 0.9, false);

        assertThat(StatedEcg.byPatient(ecgs)).extracting(List::size).containsExactly(2, 1);
    }

    private void add(
            String patient,
            boolean female,
            double age,
            double normal,
            boolean isNormal,
            double infarct,
            boolean isInfarct,
            double fibrillation,
            boolean isFibrillation) {
        ecgs.add(new StatedEcg(
                new Row(String.valueOf(ecgs.size()), patient, age, female, Set.of(), 9, "file"),
                Map.of(
                        "NORM", new Scored(normal, isNormal),
                        "MI", new Scored(infarct, isInfarct),
                        "AFIB", new Scored(fibrillation, isFibrillation)),
                Map.of("NORM", Answer.DOUBT, "MI", Answer.YES, "AFIB", Answer.NO)));
    }
}
