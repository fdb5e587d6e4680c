package org.einthoven.review;

import java.util.Comparator;
import java.util.List;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.StatementName;

/**
 * One learned statement as it is shown.
 *
 * @param percent its calibrated probability
 * @param threshold from which probability it is made, in percent
 * @param made whether it is
 * @param answer "yes", or "in doubt" where no remains possible; "no", or "not ruled out" where yes does
 */
public record StatementRow(String code, String name, long percent, long threshold, boolean made, String answer) {

    /** The likeliest first. */
    static List<StatementRow> of(List<LearnedStatement> statements) {
        return statements.stream()
                .sorted(Comparator.comparingDouble(LearnedStatement::probability)
                        .reversed())
                .map(StatementRow::of)
                .toList();
    }

    private static StatementRow of(LearnedStatement statement) {
        return new StatementRow(
                statement.code(),
                StatementName.capitalised(statement.code()),
                Math.round(100 * statement.probability()),
                Math.round(100 * statement.threshold()),
                statement.isMade(),
                answer(statement));
    }

    private static String answer(LearnedStatement statement) {
        if (statement.isMade()) {
            return statement.answer() == Answer.YES ? "yes" : "in doubt";
        }
        return statement.answer() == Answer.NO ? "no" : "not ruled out";
    }
}
