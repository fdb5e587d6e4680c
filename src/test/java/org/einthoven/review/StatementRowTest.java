package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.junit.jupiter.api.Test;

class StatementRowTest {

    private static StatementRow row(LearnedStatement statement, FindingCode... found) {
        List<Finding> findings = List.of(found).stream()
                .map(code -> new Finding(code.code(), code, code.display(), 1, true, List.of()))
                .toList();
        return StatementRow.of(List.of(statement), findings).get(0);
    }

    @Test
    void standsBesideTheCriteriaThatSayTheSame() {
        LearnedStatement conduction = new LearnedStatement("CD", 0.96, 0.3, Answer.YES);
        StatementRow row = row(conduction, FindingCode.RIGHT_BBB, FindingCode.LEFT_AXIS_DEVIATION);
        assertThat(row.criteria()).isEqualTo("met");
        assertThat(row.met()).isEqualTo("Complete right bundle branch block");
        assertThat(row.answer()).isEqualTo("yes");
    }

    @Test
    void isShownWhereOnlyACriterionSaysIt() {
        LearnedStatement ruledOut = new LearnedStatement("LAFB", 0.02, 0.3, Answer.NO);
        assertThat(row(ruledOut, FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK).said())
                .isTrue();
        assertThat(row(ruledOut).said()).isFalse();
        assertThat(row(ruledOut).criteria()).isEqualTo("none met");
    }

    @Test
    void saysThatCriteriaWereNotJudged() {
        LearnedStatement block = new LearnedStatement("LAFB", 0.9, 0.3, Answer.YES);
        Finding open = new Finding(
                "not-judged",
                FindingCode.NOT_JUDGED,
                "Not judged",
                1,
                false,
                List.of(),
                List.of(),
                List.of(FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK));
        assertThat(StatementRow.of(List.of(block), List.of(open)).get(0).criteria())
                .isEqualTo("not judged");
        LearnedStatement conduction = new LearnedStatement("CD", 0.9, 0.3, Answer.YES);
        assertThat(StatementRow.of(List.of(conduction), List.of(open)).get(0).criteria())
                .isEqualTo("not all judged");
    }

    @Test
    void saysNothingOfCriteriaWhereThereAreNone() {
        assertThat(row(new LearnedStatement("LAO/LAE", 0.7, 0.3, Answer.DOUBT), FindingCode.RIGHT_BBB)
                        .criteria())
                .isEmpty();
    }
}
