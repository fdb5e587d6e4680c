package org.einthoven.review;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.diagnosis.Diagnosis;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.StatementName;

/**
 * One statement as the learned classifier makes it, beside what criteria say of the same.
 *
 * @param percent its calibrated probability
 * @param threshold from which probability it is made, in percent
 * @param answer "yes", or "in doubt" where no remains possible; "no", or "not ruled out" where yes does
 * @param criteria "met", "none met", "not judged", or "not all judged" where none of the others is met; empty where we have no
 *     criterion for it
 * @param met the criteria that are met, for a closer look
 * @param said whether the classifier makes it or a criterion is met
 */
public record StatementRow(
        String code,
        String name,
        long percent,
        long threshold,
        String answer,
        String criteria,
        String met,
        boolean said) {

    /** The likeliest first. */
    static List<StatementRow> of(List<LearnedStatement> statements, List<Finding> findings) {
        return statements.stream()
                .sorted(Comparator.comparingDouble(LearnedStatement::probability)
                        .reversed())
                .map(statement -> of(statement, findings))
                .toList();
    }

    private static StatementRow of(LearnedStatement statement, List<Finding> findings) {
        Set<FindingCode> criteria = Diagnosis.criteriaFor(statement.code());
        String met = findings.stream()
                .map(Finding::code)
                .filter(criteria::contains)
                .distinct()
                .map(FindingCode::display)
                .collect(Collectors.joining(", "));
        return new StatementRow(
                statement.code(),
                StatementName.capitalised(statement.code()),
                Math.round(100 * statement.probability()),
                Math.round(100 * statement.threshold()),
                answer(statement),
                criteria.isEmpty() ? "" : met.isEmpty() ? unmet(criteria, findings) : "met",
                met,
                statement.isMade() || !met.isEmpty());
    }

    /** None was met; those that were not judged might have been. */
    private static String unmet(Set<FindingCode> criteria, List<Finding> findings) {
        Set<FindingCode> open = Diagnosis.notJudged(findings);
        if (criteria.stream().noneMatch(open::contains)) {
            return "none met";
        }
        return open.containsAll(criteria) ? "not judged" : "not all judged";
    }

    private static String answer(LearnedStatement statement) {
        if (statement.isMade()) {
            return statement.answer() == Answer.YES ? "yes" : "in doubt";
        }
        return statement.answer() == Answer.NO ? "no" : "not ruled out";
    }
}
