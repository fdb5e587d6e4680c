package org.einthoven.evaluation;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.einthoven.inference.OnnxModel;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statistics.Interval;

/** Learned statements on the 12-lead recordings of PTB-XL. */
final class StatementEvaluation implements EvaluationTask {

    /** The folder of the model that this task and {@link NormalityEvaluation} measure. */
    static final String MODEL = "statements";

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        try (OnnxModel model = ModelFolders.open(options, MODEL)) {
            boolean seen = Leaks.inPtbxl(options, List.of(model.card()));
            StatementClassifier classifier = new StatementClassifier(model);
            Cohort<StatedEcg> cohort = StatedEcg.read(options, classifier);
            return cohort.outcome(
                    this,
                    options,
                    List.of(model.card()),
                    seen,
                    metrics(classifier.codes(), StatedEcg.byPatient(cohort.tallies())));
        }
    }

    static Map<String, Object> metrics(List<String> codes, List<List<StatedEcg>> patients) {
        List<String> superclasses =
                codes.stream().filter(PtbxlStatements.SUPERCLASSES::contains).toList();
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("macroAuc", macroAuc(patients, superclasses));
        metrics.put("auc", byCode(codes, code -> StatedEcg.interval(patients, code, Discrimination::auc)));
        metrics.put(
                "sensitivityAtSpecificity95",
                byCode(
                        superclasses,
                        code -> StatedEcg.interval(
                                patients,
                                code,
                                all -> Discrimination.sensitivityAt(NormalityEvaluation.SPECIFICITY, all))));
        metrics.put("calibration", byCode(codes, code -> calibration(patients, code)));
        metrics.put(
                "groups",
                Subgroups.of(
                        patients.stream().flatMap(List::stream).toList(),
                        ecg -> ecg.row().subject(),
                        group -> superclasses(StatedEcg.byPatient(group), superclasses)));
        return metrics;
    }

    private static Map<String, Object> byCode(List<String> codes, Function<String, Object> figure) {
        Map<String, Object> figures = new LinkedHashMap<>();
        codes.forEach(code -> figures.put(code, figure.apply(code)));
        return figures;
    }

    private static Map<String, Object> calibration(List<List<StatedEcg>> patients, String code) {
        List<Scored> answers = StatedEcg.answers(patients, code);
        Predicate<StatedEcg> positive = ecg -> ecg.answers().get(code).truth();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("positives", answers.stream().filter(Scored::truth).count());
        figures.put("ece", Calibration.ece(answers));
        figures.put("brier", Calibration.brier(answers));
        figures.put("coverageOfPositives", share(patients, positive, ecg -> ecg.covers(code)));
        figures.put("coverageOfNegatives", share(patients, positive.negate(), ecg -> ecg.covers(code)));
        figures.put("inDoubt", share(patients, ecg -> true, ecg -> ecg.isInDoubt(code)));
        if (PtbxlStatements.SUPERCLASSES.contains(code)) {
            figures.put("reliability", Calibration.reliability(answers));
        }
        return figures;
    }

    /** {@code macroAuc} of a group, and the area of each superclass; none where all or nobody in it has one. */
    private static Map<String, Interval> superclasses(List<List<StatedEcg>> group, List<String> superclasses) {
        Map<String, Interval> row = new LinkedHashMap<>();
        row.put("macroAuc", macroAuc(group, superclasses));
        superclasses.forEach(code -> row.put(code, StatedEcg.interval(group, code, Discrimination::auc)));
        return row;
    }

    private static Interval macroAuc(List<List<StatedEcg>> patients, List<String> superclasses) {
        return Bootstrap.interval(patients, group -> superclasses.stream()
                .mapToDouble(code -> Discrimination.auc(StatedEcg.answers(group, code)))
                .average()
                .orElse(Double.NaN));
    }

    /** NaN where nothing was counted. */
    private static double share(List<List<StatedEcg>> patients, Predicate<StatedEcg> counted, Predicate<StatedEcg> is) {
        List<StatedEcg> all =
                patients.stream().flatMap(List::stream).filter(counted).toList();
        return (double) all.stream().filter(is).count() / all.size();
    }
}
