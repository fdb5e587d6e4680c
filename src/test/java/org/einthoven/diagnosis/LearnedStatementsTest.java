package org.einthoven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.junit.jupiter.api.Test;

class LearnedStatementsTest {

    @Test
    void aSuperclassIsStatedWithTheSingleStatementsBelowIt() {
        Finding finding = only(said(List.of(
                statement("MI", 0.91, Answer.YES),
                statement("IMI", 0.87, Answer.YES),
                statement("ASMI", 0.2, Answer.NO),
                statement("LVH", 0.9, Answer.YES))));

        assertThat(finding.code()).isEqualTo(FindingCode.LEARNED_INFARCTION);
        assertThat(finding.display())
                .isEqualTo("Myocardial infarction by the learned classifier: inferior myocardial infarction 87 %;"
                        + " no criterion is met");
        assertThat(finding.score()).isEqualTo(0.91);
        assertThat(finding.flagged()).isTrue();
    }

    @Test
    void whatIsInDoubtOrRuledOutMakesNoFinding() {
        assertThat(said(List.of(statement("CD", 0.6, Answer.DOUBT)))).isEmpty();
        assertThat(said(List.of(new LearnedStatement("HYP", 0.3, 0.25, Answer.NO))))
                .isEmpty();
    }

    @Test
    void whatIsLessLikelyThanNotIsCalledPossibleWhereCriteriaSayItTooAndLeftOutElsewhere() {
        List<LearnedStatement> possible = List.of(new LearnedStatement("AFIB", 0.31, 0.29, Answer.YES));

        assertThat(said(possible)).isEmpty();
        assertThat(only(Diagnosis.ofStatements(possible, List.of(byCriteria(FindingCode.ATRIAL_FIBRILLATION))))
                        .display())
                .isEqualTo(
                        "Atrial fibrillation possible by the learned classifier; criteria agree: atrial fibrillation");
    }

    @Test
    void ofAPacedRhythmItSaysNothing() {
        assertThat(Diagnosis.ofStatements(
                        List.of(statement("MI", 0.9, Answer.YES)), List.of(byCriteria(FindingCode.PACED_RHYTHM))))
                .isEmpty();
    }

    @Test
    void fibrillationIsNotSaidBesideARegularRhythm() {
        assertThat(Diagnosis.ofStatements(
                        List.of(statement("AFIB", 0.74, Answer.YES)), List.of(byCriteria(FindingCode.REGULAR_RHYTHM))))
                .isEmpty();
    }

    @Test
    void anIncompleteBlockIsNotNamedBesideAWideComplex() {
        List<LearnedStatement> block = List.of(statement("CD", 0.9, Answer.YES), statement("IRBBB", 0.84, Answer.YES));

        assertThat(only(said(block)).display()).contains("incomplete right bundle branch block");
        assertThat(only(Diagnosis.ofStatements(block, List.of(byCriteria(FindingCode.RIGHT_BBB))))
                        .display())
                .isEqualTo("Conduction disturbance by the learned classifier; criteria agree: complete right bundle"
                        + " branch block");
    }

    @Test
    void normalIsSaidWithoutDoubtOnlyAndNotBesideAnythingAbnormal() {
        LearnedStatement normal = statement("NORM", 0.95, Answer.YES);

        assertThat(only(said(List.of(normal))).code()).isEqualTo(FindingCode.LEARNED_NORMAL);
        assertThat(only(said(List.of(normal))).flagged()).isFalse();
        assertThat(said(List.of(statement("NORM", 0.8, Answer.DOUBT)))).isEmpty();
        assertThat(said(List.of(normal, statement("HYP", 0.6, Answer.YES))))
                .extracting(Finding::code)
                .containsExactly(FindingCode.LEARNED_HYPERTROPHY);
        assertThat(Diagnosis.ofStatements(List.of(normal), List.of(byCriteria(FindingCode.ST_ELEVATION))))
                .isEmpty();
    }

    @Test
    void whereTheClassifierDidNotReadNothingIsSaid() {
        assertThat(said(List.of())).isEmpty();
    }

    @Test
    void saysWhetherCriteriaAgree() {
        Finding finding = only(Diagnosis.ofStatements(
                List.of(statement("CD", 0.8, Answer.YES)), List.of(byCriteria(FindingCode.LEFT_BBB))));

        assertThat(finding.display())
                .isEqualTo("Conduction disturbance by the learned classifier; criteria agree: complete left bundle"
                        + " branch block");
    }

    @Test
    void doesNotSayThatNoCriterionIsMetWhereTheyWereNotJudged() {
        List<LearnedStatement> infarction = List.of(statement("MI", 0.9, Answer.YES));
        Finding none = Finding.ofNotJudged(
                "not-judged",
                "Not judged: V1 not read",
                List.of(FindingCode.Q_WAVES, FindingCode.ST_ELEVATION, FindingCode.LEFT_BBB));
        Finding some = Finding.ofNotJudged("not-judged", "Not judged: V1 not read", List.of(FindingCode.Q_WAVES));

        assertThat(only(Diagnosis.ofStatements(infarction, List.of(none))).display())
                .isEqualTo("Myocardial infarction by the learned classifier; criteria not judged");
        assertThat(only(Diagnosis.ofStatements(infarction, List.of(some))).display())
                .isEqualTo("Myocardial infarction by the learned classifier; no criterion is met, but not judged:"
                        + " pathological Q waves");
    }

    @Test
    void saysWhatItRulesOutThoughCriteriaSayIt() {
        Finding finding = only(Diagnosis.ofStatements(
                List.of(statement("STTC", 0.04, Answer.NO), statement("MI", 0.3, Answer.DOUBT)),
                List.of(
                        byCriteria(FindingCode.T_INVERSION),
                        byCriteria(FindingCode.ST_DEPRESSION),
                        byCriteria(FindingCode.Q_WAVES))));

        assertThat(finding.id()).isEqualTo("learned-disagrees-sttc");
        assertThat(finding.display())
                .isEqualTo("The learned classifier does not see ST-T change (4 %), though criteria do:"
                        + " T wave inversion, ST depression");
        assertThat(finding.flagged()).isFalse();
        assertThat(finding.score()).isEqualTo(0.96);
    }

    private static Finding byCriteria(FindingCode code) {
        return new Finding(code.code(), code, code.display(), 1, true, List.of());
    }

    private static List<Finding> said(List<LearnedStatement> statements) {
        return Diagnosis.ofStatements(statements, List.of());
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static LearnedStatement statement(String code, double probability, Answer answer) {
        return new LearnedStatement(code, probability, 0.5, answer);
    }
}
