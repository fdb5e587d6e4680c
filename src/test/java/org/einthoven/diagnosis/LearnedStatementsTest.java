package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.junit.jupiter.api.Test;

class LearnedStatementsTest {

    @Test
    void aSuperclassIsStatedWithTheSingleStatementsBelowIt() {
        Finding finding = only(Diagnosis.ofStatements(List.of(
                statement("MI", 0.91, Answer.YES),
                statement("IMI", 0.87, Answer.YES),
                statement("ASMI", 0.2, Answer.NO),
                statement("LVH", 0.9, Answer.YES))));

        assertThat(finding.code()).isEqualTo(FindingCode.LEARNED_INFARCTION);
        assertThat(finding.display())
                .isEqualTo("Myocardial infarction by the learned classifier: inferior myocardial infarction 87 %");
        assertThat(finding.score()).isEqualTo(0.91);
        assertThat(finding.flagged()).isTrue();
    }

    @Test
    void whatIsInDoubtIsSaidToBeAndNotFlagged() {
        Finding finding = only(Diagnosis.ofStatements(List.of(statement("CD", 0.6, Answer.DOUBT))));

        assertThat(finding.display()).isEqualTo("Conduction disturbance by the learned classifier, in doubt");
        assertThat(finding.flagged()).isFalse();
    }

    @Test
    void whatIsLessLikelyThanNotIsCalledPossible() {
        Finding finding = only(Diagnosis.ofStatements(List.of(new LearnedStatement("AFIB", 0.31, 0.29, Answer.YES))));

        assertThat(finding.display()).isEqualTo("Atrial fibrillation possible by the learned classifier");
        assertThat(finding.flagged()).isTrue();
    }

    @Test
    void whatIsRuledOutIsNotStatedHoweverLowTheThreshold() {
        assertThat(Diagnosis.ofStatements(List.of(new LearnedStatement("HYP", 0.3, 0.25, Answer.NO))))
                .isEmpty();
    }

    @Test
    void normalIsSaidWithoutDoubtOnlyAndNotBesideAnythingAbnormal() {
        LearnedStatement normal = statement("NORM", 0.95, Answer.YES);

        assertThat(only(Diagnosis.ofStatements(List.of(normal))).code()).isEqualTo(FindingCode.LEARNED_NORMAL);
        assertThat(only(Diagnosis.ofStatements(List.of(normal))).flagged()).isFalse();
        assertThat(Diagnosis.ofStatements(List.of(statement("NORM", 0.8, Answer.DOUBT))))
                .isEmpty();
        assertThat(Diagnosis.ofStatements(List.of(normal, statement("HYP", 0.6, Answer.DOUBT))))
                .extracting(Finding::code)
                .containsExactly(FindingCode.LEARNED_HYPERTROPHY);
    }

    @Test
    void whereTheClassifierDidNotReadNothingIsSaid() {
        assertThat(Diagnosis.ofStatements(List.of())).isEmpty();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static LearnedStatement statement(String code, double probability, Answer answer) {
        return new LearnedStatement(code, probability, 0.5, answer);
    }
}
