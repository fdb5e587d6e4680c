package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.evaluation.Scored;
import org.einthoven.inference.ModelCard;
import org.junit.jupiter.api.Test;

class StatementThresholdsTest {

    @Test
    void findsTheSlopeAndOffsetThatMadeTheAnswers() {
        PlattScaling scaling = PlattScaling.fit(answers(20_000, 0.5, -1));

        assertThat(scaling.slope()).isCloseTo(0.5, within(0.03));
        assertThat(scaling.offset()).isCloseTo(-1, within(0.05));
    }

    @Test
    void fewExamplesMakeNoCertainty() {
        PlattScaling scaling = PlattScaling.fit(List.of(new Scored(5, true), new Scored(-5, false)));

        assertThat(scaling.probability(5)).isBetween(0.5, 0.8);
        assertThat(scaling.probability(-5)).isBetween(0.2, 0.5);
    }

    @Test
    void takesTheMiddleOfTheThresholdsThatAreBest() {
        List<Scored> calibrated = List.of(
                new Scored(0.9, true), new Scored(0.605, true), new Scored(0.405, false), new Scored(0.1, false));

        assertThat(StatementThresholds.best(calibrated)).isCloseTo(0.51, within(0.011));
    }

    @Test
    void withFewPositivesTheThresholdIsOneHalfAndTheCardSaysWhy() {
        List<Scored> few = new ArrayList<>(Collections.nCopies(50, new Scored(-2, false)));
        few.addAll(Collections.nCopies(3, new Scored(2, true)));

        List<ModelCard.Threshold> thresholds = StatementThresholds.of(
                Collections.nCopies(PtbxlStatements.codes().size(), few));

        assertThat(thresholds)
                .filteredOn(threshold -> threshold.name().equals("threshold AFIB"))
                .singleElement()
                .satisfies(threshold -> {
                    assertThat(threshold.value()).isEqualTo(0.5);
                    assertThat(threshold.source()).contains("3 positives");
                });
    }

    @Test
    void predictionSetsLeaveOutOneInTenOfEitherKind() {
        double[] scores =
                IntStream.rangeClosed(1, 19).mapToDouble(i -> i / 20.0).toArray();

        // of 20, a new one among them, 2 may be left out: yes from the second, no up to the last but one
        assertThat(StatementThresholds.lowestYes(scores)).isEqualTo(2 / 20.0);
        assertThat(StatementThresholds.highestNo(scores)).isEqualTo(18 / 20.0);
    }

    @Test
    void withoutEnoughExamplesNoAnswerIsRuledOut() {
        double[] scores = {0.4, 0.5, 0.6};

        assertThat(StatementThresholds.lowestYes(scores)).isZero();
        assertThat(StatementThresholds.highestNo(scores)).isEqualTo(1);
    }

    private static List<Scored> answers(int count, double slope, double offset) {
        Random random = new Random(3);
        List<Scored> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double logit = 4 * random.nextGaussian();
            double p = 1 / (1 + Math.exp(-(slope * logit + offset)));
            answers.add(new Scored(logit, random.nextDouble() < p));
        }
        return answers;
    }
}
