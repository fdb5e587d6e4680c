package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscriminationTest {

    @Test
    void areaIsTheChanceThatATrueOneScoresAboveAFalseOne() {
        // true ones beat 3, 3 and 1 of the 4 false ones: 7 of 12 pairs
        assertThat(Discrimination.auc(answers("0.9 0, 0.8 1, 0.7 1, 0.6 0, 0.5 0, 0.3 1, 0.1 0")))
                .isCloseTo(7 / 12.0, within(1e-12));
    }

    @Test
    void aTieIsHalfWon() {
        assertThat(Discrimination.auc(answers("0.5 1, 0.5 0"))).isEqualTo(0.5);
        assertThat(Discrimination.auc(answers("0.5 1, 0.5 0, 0.4 0"))).isEqualTo(0.75);
    }

    @Test
    void orderOfTheAnswersPlaysNoPart() {
        assertThat(Discrimination.auc(answers("0.1 0, 0.9 1"))).isEqualTo(1);
        assertThat(Discrimination.auc(answers("0.9 1, 0.1 0"))).isEqualTo(1);
        assertThat(Discrimination.auc(answers("0.9 0, 0.1 1"))).isZero();
    }

    @Test
    void withoutBothKindsThereIsNothingToTellApart() {
        assertThat(Discrimination.auc(answers("0.9 1, 0.8 1"))).isNaN();
        assertThat(Discrimination.auc(List.of())).isNaN();
        assertThat(Discrimination.sensitivityAt(0.95, answers("0.9 0"))).isNaN();
    }

    @Test
    void sensitivityIsTakenWhereOneOfTwentyFalseOnesMayPass() {
        List<Scored> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(new Scored(i / 100.0, false));
        }
        answers.addAll(answers("0.185 1, 0.195 1, 0.18 1, 0.05 1"));

        // the highest false one (0.19) may pass, the next (0.18) may not
        assertThat(Discrimination.sensitivityAt(0.95, answers)).isEqualTo(0.5);
    }

    static List<Scored> answers(String text) {
        List<Scored> answers = new ArrayList<>();
        for (String answer : text.split(", ")) {
            String[] parts = answer.split(" ");
            answers.add(new Scored(Double.parseDouble(parts[0]), parts[1].equals("1")));
        }
        return answers;
    }
}
