package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.einthoven.inference.OnnxModel;
import org.einthoven.statement.StatementClassifier;

/** The figures for the card of a statement model. */
public final class StatementFigures {

    /** The records that they are measured on. */
    public static final String ON = "PTB-XL fold 9 as far as at hand, patients whom the model has not seen";

    private StatementFigures() {}

    /** Figures of both tasks, normality below its own name, on the validation fold. */
    public static Map<String, Object> onValidation(Path data, Path folder) throws IOException {
        EvaluationOptions options = new EvaluationOptions(StatementEvaluation.MODEL, data, folder, null, "validation");
        try (OnnxModel model = OnnxModel.open(folder)) {
            StatementClassifier classifier = new StatementClassifier(model);
            List<StatedEcg> ecgs = StatedEcg.read(options, classifier).tallies();
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("records", ecgs.size());
            metrics.putAll(StatementEvaluation.metrics(classifier.codes(), StatedEcg.byPatient(ecgs)));
            metrics.put("normality", NormalityEvaluation.metrics(ecgs));
            return metrics;
        }
    }
}
