package org.einthoven.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.einthoven.ecg.Ecg;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.wfdb.WfdbRecord;

/**
 * One recording of PTB-XL with what the model states of it and what cardiologists did.
 *
 * @param answers by statement, superclasses first
 */
record StatedEcg(PtbxlCatalogue.Row row, Map<String, Scored> answers) {

    /** Reads the recordings of a split; all those of a patient stand together, because they are alike. */
    static Cohort<StatedEcg> read(EvaluationOptions options, StatementClassifier classifier) throws IOException {
        Path set = options.data().resolve("ptbxl");
        PtbxlCatalogue catalogue = PtbxlCatalogue.read(set);
        PtbxlStatements statements = PtbxlStatements.read(set);
        return Cohort.score(options.chosen(catalogue.splits()), id -> {
            PtbxlCatalogue.Row row = catalogue.row(id);
            Ecg ecg = WfdbRecord.read(set.resolve(row.file())).ecg().orElseThrow();
            Map<String, Scored> answers = new LinkedHashMap<>();
            for (LearnedStatement statement : classifier.classify(ecg)) {
                boolean truth = statements.isTrue(statement.code(), row.codes());
                answers.put(statement.code(), new Scored(statement.probability(), truth));
            }
            return new StatedEcg(row, answers);
        });
    }

    static List<List<StatedEcg>> byPatient(List<StatedEcg> ecgs) {
        Map<String, List<StatedEcg>> patients = new LinkedHashMap<>();
        for (StatedEcg ecg : ecgs) {
            patients.computeIfAbsent(ecg.row().patient(), p -> new ArrayList<>())
                    .add(ecg);
        }
        return List.copyOf(patients.values());
    }

    static List<Scored> answers(List<List<StatedEcg>> patients, String code) {
        List<Scored> answers = new ArrayList<>();
        for (List<StatedEcg> patient : patients) {
            for (StatedEcg ecg : patient) {
                answers.add(ecg.answers().get(code));
            }
        }
        return answers;
    }

    /** A figure of the answers to one statement, with its interval over patients. */
    static Interval interval(List<List<StatedEcg>> patients, String code, ToDoubleFunction<List<Scored>> figure) {
        return Bootstrap.interval(patients, group -> figure.applyAsDouble(answers(group, code)));
    }
}
