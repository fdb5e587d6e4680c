package org.einthoven.training;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.inference.ModelCard.Threshold;
import org.einthoven.rhythm.RhythmClass;

/**
 * What makes probabilities of the rhythm model's logits, and a decision of those: softmax(slope x logit + offset of the
 * class), fitted by maximum likelihood (vector scaling with one slope, after Guo et al. 2017), and a weight for each
 * class that gives the highest mean F1 of N, A and O.
 */
record RhythmThresholds(double slope, double[] offset, double[] weight) {

    private static final int CLASSES = RhythmLesson.CLASSES;
    private static final int STEPS = 4000;
    private static final double RATE = 0.3;
    private static final double MOST_WEIGHT = 1.2;
    private static final double WEIGHT_STEP = 0.15;

    /** @param answers logits of every class, and behind them the place of what is true */
    static RhythmThresholds of(List<double[]> answers) {
        double slope = 1;
        double[] offset = new double[CLASSES];
        for (int step = 0; step < STEPS; step++) {
            double forSlope = 0;
            double[] forOffset = new double[CLASSES];
            for (double[] answer : answers) {
                double[] p = softmax(scores(answer, slope, offset));
                for (int c = 0; c < CLASSES; c++) {
                    double off = p[c] - (answer[CLASSES] == c ? 1 : 0);
                    forSlope += off * answer[c] / answers.size();
                    forOffset[c] += off / answers.size();
                }
            }
            slope -= RATE / 4 * forSlope;
            for (int c = 0; c < CLASSES; c++) {
                offset[c] -= RATE * forOffset[c];
            }
        }
        return new RhythmThresholds(slope, offset, weights(answers, slope, offset));
    }

    /**
     * Searched on a grid; that of N is 0. The best is where the F1 is highest together with that of its neighbours, since a
     * single high one is a matter of luck.
     */
    private static double[] weights(List<double[]> answers, double slope, double[] offset) {
        List<double[]> scores =
                answers.stream().map(a -> scores(a, slope, offset)).toList();
        int size = 1 + (int) Math.round(2 * MOST_WEIGHT / WEIGHT_STEP);
        double[][][] f1 = new double[size][size][size];
        for (int a = 0; a < size; a++) {
            for (int o = 0; o < size; o++) {
                for (int noise = 0; noise < size; noise++) {
                    f1[a][o][noise] = meanF1(answers, scores, new double[] {0, weight(a), weight(o), weight(noise)});
                }
            }
        }
        double[] best = new double[CLASSES];
        double bestF1 = -1;
        for (int a = 1; a < size - 1; a++) {
            for (int o = 1; o < size - 1; o++) {
                for (int noise = 1; noise < size - 1; noise++) {
                    double around = around(f1, a, o, noise);
                    if (around > bestF1) {
                        bestF1 = around;
                        best = new double[] {0, weight(a), weight(o), weight(noise)};
                    }
                }
            }
        }
        return best;
    }

    private static double around(double[][][] f1, int a, int o, int noise) {
        double sum = 0;
        for (int i = a - 1; i <= a + 1; i++) {
            for (int j = o - 1; j <= o + 1; j++) {
                for (int k = noise - 1; k <= noise + 1; k++) {
                    sum += f1[i][j][k];
                }
            }
        }
        return sum;
    }

    private static double weight(int step) {
        return Math.round((-MOST_WEIGHT + step * WEIGHT_STEP) / WEIGHT_STEP) * WEIGHT_STEP;
    }

    /** Mean F1 of N, A and O when the class with the highest score and weight is called. */
    static double meanF1(List<double[]> answers, List<double[]> scores, double[] weight) {
        int[][] counts = new int[CLASSES][CLASSES];
        for (int i = 0; i < scores.size(); i++) {
            double[] score = scores.get(i);
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = score[c] + weight[c] > score[best] + weight[best] ? c : best;
            }
            counts[(int) answers.get(i)[CLASSES]][best]++;
        }
        double sum = 0;
        for (int c = 0; c < CLASSES - 1; c++) {
            int all = 0;
            for (int o = 0; o < CLASSES; o++) {
                all += counts[c][o] + counts[o][c];
            }
            sum += all == 0 ? 0 : 2.0 * counts[c][c] / all;
        }
        return sum / (CLASSES - 1);
    }

    private static double[] scores(double[] answer, double slope, double[] offset) {
        double[] scores = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            scores[c] = slope * answer[c] + offset[c];
        }
        return scores;
    }

    private static double[] softmax(double[] scores) {
        double highest = Math.max(Math.max(scores[0], scores[1]), Math.max(scores[2], scores[3]));
        double[] p = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            p[c] = Math.exp(scores[c] - highest);
            sum += p[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            p[c] /= sum;
        }
        return p;
    }

    /** As they stand on the card; {@code on} names the recordings that they were chosen on. */
    List<Threshold> onCard(String on) {
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(new Threshold("slope", rounded(slope), on + ": maximum likelihood"));
        for (RhythmClass c : RhythmClass.values()) {
            thresholds.add(new Threshold("offset " + c, rounded(offset[c.ordinal()]), on + ": maximum likelihood"));
            thresholds.add(
                    new Threshold("weight " + c, rounded(weight[c.ordinal()]), on + ": highest mean F1 of N, A and O"));
        }
        return thresholds;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
