package org.einthoven.diagnosis.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.Place;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;
import org.einthoven.measure.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaParserTest {

    private static Outcome outcome(String formula, MadeBeat beat) {
        Criterion criterion = new Criterion(
                FindingCode.LOW_VOLTAGE,
                "made",
                formula,
                List.of(new PersonalLimit(2, null, null, null, null, null)),
                null,
                null,
                null,
                null,
                "a book");
        return FormulaParser.parse(formula).in(new Situation(beat.measured(), Subject.UNKNOWN, criterion, null));
    }

    private static boolean holds(String formula) {
        return outcome(formula, new MadeBeat()).isTrue();
    }

    @Test
    void andBindsCloserThanOr() {
        assertThat(holds("qrs > 80 or qrs > 200 and pr > 900")).isTrue();
        assertThat(holds("(qrs > 80 or qrs > 200) and pr > 900")).isFalse();
    }

    @Test
    void addsAndSubtractsAndTakesTheLargest() {
        assertThat(holds("r(V5) + s(V1) - s(V5) > 1.2")).isTrue();
        assertThat(holds("r(V5) + s(V1) - s(V5) > 1.3")).isFalse();
        assertThat(holds("max(r(V1), r(V5)) >= 0.8")).isTrue();
        assertThat(holds("qrs_axis > -30 and qrs_axis < 90")).isTrue();
    }

    @Test
    void theLimitIsTheOneOfThePerson() {
        assertThat(holds("r(V5) + r(V6) + s(V1) > {limit}")).isTrue();
        assertThat(holds("r(V5) + r(V6) > {limit}")).isFalse();
    }

    @Test
    void neighboursMustBeNextToEachOther() {
        MadeBeat apart = new MadeBeat().st(0.2, LeadName.V1, LeadName.V3);
        MadeBeat together = new MadeBeat().st(0.2, LeadName.V3, LeadName.V4);
        String formula = "2 adjacent of (V1 V2 V3 V4 | aVL I) have st_j >= 0.1";
        assertThat(outcome(formula, apart).isFalse()).isTrue();
        assertThat(outcome(formula, together).leads()).containsExactly(LeadName.V3, LeadName.V4);
        assertThat(outcome("2 of (V1 V2 V3 V4) have st_j >= 0.1", apart).isTrue())
                .isTrue();
    }

    @Test
    void keepsTheNumbersThatDecided() {
        Outcome outcome = outcome("s(V1) + max(r(V5), r(V6)) >= 1.5", new MadeBeat());
        assertThat(outcome.comparisons())
                .containsExactly(new Comparison(
                        "S V1 + R V5",
                        1.7,
                        Comparison.Relation.AT_LEAST,
                        1.5,
                        "mV",
                        "a book",
                        List.of(
                                new Place(LeadName.V1, List.of(BeatPart.QRS)),
                                new Place(LeadName.V5, List.of(BeatPart.QRS)))));
    }

    @Test
    void cannotTellWhereALeadThatMattersIsMissing() {
        MadeBeat noV1 = new MadeBeat().without(LeadName.V1);
        assertThat(outcome("s(V1) > 3 and qrs > 200", noV1).isFalse()).isTrue();
        assertThat(outcome("s(V1) > 3 and qrs > 80", noV1).missing()).containsExactly("V1");
        assertThat(outcome("s(V1) > 3 or qrs > 80", noV1).isTrue()).isTrue();
        assertThat(outcome("2 adjacent of (V1 V2 V3) have st_j >= 0.1", noV1.st(0.2, LeadName.V2))
                        .missing())
                .containsExactly("V1");
    }

    @Test
    void aDeflectionThatIsNotThereHasNoHeight() {
        assertThat(holds("q(V5) <= 0")).isTrue();
        assertThat(holds("r2(V1) > 0")).isFalse();
    }

    @Test
    void valuesAreJudgedAsTheyAreShown() {
        MadeBeat almost = new MadeBeat().with(Measure.QRS, 119.6);
        assertThat(outcome("qrs >= 120", almost).isTrue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qrs >",
                "qrs > 120 and",
                "height(V1) > 1",
                "r(V17) > 1",
                "qrs = 3",
                "(qrs > 1",
                "qrs > 1)",
                "q > §"
            })
    void saysWhereAFormulaGoesWrong(String formula) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormulaParser.parse(formula))
                .withMessageContaining("in the formula: " + formula);
    }
}
