package org.einthoven.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.OnnxModel;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statistics.Interval;

/** Normal or abnormal on the 12-lead recordings of PTB-XL: abnormal is what no cardiologist called a normal ECG. */
final class NormalityEvaluation implements EvaluationTask {

    private static final String NORMAL = "NORM";

    /** What is asked of a test that many healthy people take; the sensitivity that is left then is compared. */
    static final double SPECIFICITY = 0.95;

    @Override
    public String name() {
        return "normality";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        try (OnnxModel model = ModelFolders.open(options, StatementEvaluation.MODEL)) {
            boolean seen = Leaks.inPtbxl(options, List.of(model.card()));
            Cohort<StatedEcg> cohort = StatedEcg.read(options, new StatementClassifier(model));
            return cohort.outcome(this, options, List.of(model.card()), seen, metrics(cohort.tallies()));
        }
    }

    static Map<String, Object> metrics(List<StatedEcg> ecgs) {
        List<List<StatedEcg>> patients = StatedEcg.byPatient(ecgs);
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("auc", auc(patients));
        metrics.put(
                "sensitivityAtSpecificity95",
                Bootstrap.interval(patients, group -> Discrimination.sensitivityAt(SPECIFICITY, abnormal(group))));
        metrics.put("ece", Bootstrap.interval(patients, group -> Calibration.ece(abnormal(group))));
        metrics.put("brier", Bootstrap.interval(patients, group -> Calibration.brier(abnormal(group))));
        metrics.put("reliability", Calibration.reliability(abnormal(patients)));
        metrics.put(
                "groups",
                Subgroups.of(
                        ecgs, ecg -> ecg.row().subject(), group -> Map.of("auc", auc(StatedEcg.byPatient(group)))));
        return metrics;
    }

    private static Interval auc(List<List<StatedEcg>> patients) {
        return Bootstrap.interval(patients, group -> Discrimination.auc(abnormal(group)));
    }

    /** The answers to "is it abnormal?". */
    private static List<Scored> abnormal(List<List<StatedEcg>> patients) {
        return StatedEcg.answers(patients, NORMAL).stream()
                .map(normal -> new Scored(1 - normal.score(), !normal.truth()))
                .toList();
    }
}
