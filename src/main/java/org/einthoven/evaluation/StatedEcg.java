package org.einthoven.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statistics.Interval;

/**
 * One recording of PTB-XL with what the model states of it and what cardiologists did.
 *
 * @param answers by statement, superclasses first
 * @param sets what the prediction sets hold, by statement
 */
record StatedEcg(PtbxlCatalogue.Row row, Map<String, Scored> answers, Map<String, Answer> sets) {

    /** Reads the recordings of a split; all those of a patient stand together, because they are alike. */
    static Cohort<StatedEcg> read(EvaluationOptions options, StatementClassifier classifier) throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        PtbxlStatements statements = records.statements();
        return records.score((row, ecg) -> of(row, classifier.classify(ecg), statements));
    }

    static StatedEcg of(PtbxlCatalogue.Row row, List<LearnedStatement> stated, PtbxlStatements statements) {
        Map<String, Scored> answers = new LinkedHashMap<>();
        Map<String, Answer> sets = new LinkedHashMap<>();
        for (LearnedStatement statement : stated) {
            boolean truth = statements.isTrue(statement.code(), row.codes());
            answers.put(statement.code(), new Scored(statement.probability(), truth));
            sets.put(statement.code(), statement.answer());
        }
        return new StatedEcg(row, answers, sets);
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

    /** Whether the prediction set for {@code code} is not a wrong answer. */
    boolean covers(String code) {
        Answer set = sets.get(code);
        return set == Answer.DOUBT || (set == Answer.YES) == answers.get(code).truth();
    }

    boolean isInDoubt(String code) {
        return sets.get(code) == Answer.DOUBT;
    }

    /** A figure of the answers to one statement, with its interval over patients. */
    static Interval interval(List<List<StatedEcg>> patients, String code, ToDoubleFunction<List<Scored>> figure) {
        return Bootstrap.interval(patients, group -> figure.applyAsDouble(answers(group, code)));
    }
}
