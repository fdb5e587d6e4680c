package org.einthoven.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.einthoven.inference.ModelCard.Threshold;
import org.junit.jupiter.api.Test;

class RhythmThresholdsTest {

    /** Answers whose classes were drawn with the probabilities softmax(slope x logits + offset). */
    @Test
    void findsTheSlopeAndTheOffsetsThatMadeTheAnswers() {
        double[] offset = {0.5, -0.5, 0.25, -0.25};
        List<double[]> answers = answers(6000, 0.5, offset);

        RhythmThresholds found = RhythmThresholds.of(answers);

        assertThat(found.slope()).isCloseTo(0.5, within(0.04));
        for (int c = 0; c < 4; c++) {
            assertThat(found.offset()[c]).isCloseTo(offset[c], within(0.15));
        }
    }

    @Test
    void weightsNeverCostF1WhereTheyWereChosen() {
        List<double[]> answers = answers(800, 0.8, new double[] {1.5, -1, 0.5, -1});

        RhythmThresholds found = RhythmThresholds.of(answers);
        List<double[]> scores = answers.stream()
                .map(a -> {
                    double[] score = new double[4];
                    for (int c = 0; c < 4; c++) {
                        score[c] = found.slope() * a[c] + found.offset()[c];
                    }
                    return score;
                })
                .toList();

        assertThat(RhythmThresholds.meanF1(answers, scores, found.weight()))
                .isGreaterThan(RhythmThresholds.meanF1(answers, scores, new double[4]));
        assertThat(found.weight()[0]).isZero();
    }

    @Test
    void theCardSaysWhereEachNumberComesFrom() {
        List<Threshold> card = new RhythmThresholds(1, new double[4], new double[4]).onCard("CinC 2017 fold 4");

        assertThat(card).hasSize(9).allSatisfy(t -> assertThat(t.source()).startsWith("CinC 2017 fold 4: "));
        assertThat(card).extracting(Threshold::name).contains("slope", "offset NOISE", "weight A");
    }

    private static List<double[]> answers(int count, double slope, double[] offset) {
        Random random = new Random(11);
        List<double[]> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] answer = new double[5];
            double[] share = new double[4];
            double sum = 0;
            for (int c = 0; c < 4; c++) {
                answer[c] = 3 * random.nextGaussian();
                share[c] = Math.exp(slope * answer[c] + offset[c]);
                sum += share[c];
            }
            double drawn = random.nextDouble() * sum;
            int truth = 0;
            while (truth < 3 && drawn >= share[truth]) {
                drawn -= share[truth++];
            }
            answer[4] = truth;
            answers.add(answer);
        }
        return answers;
    }
}
