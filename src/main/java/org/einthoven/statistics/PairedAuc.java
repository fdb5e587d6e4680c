package org.einthoven.statistics;

import java.util.List;

/**
 * Areas under the ROC curves of two scores of the same things, and their difference (DeLong, DeLong and Clarke-Pearson
 * 1988).
 *
 * @param difference the new area less the old one, with its 95 % interval
 */
public record PairedAuc(double newAuc, double oldAuc, Interval difference, int positives, int negatives) {

    /** One thing with its truth and both scores. */
    public record Case(boolean truth, double newScore, double oldScore) {}

    /** The interval is NaN where there are fewer than two of one kind, the areas where there is none. */
    public static PairedAuc of(List<Case> cases) {
        List<Case> positives = cases.stream().filter(Case::truth).toList();
        List<Case> negatives = cases.stream().filter(one -> !one.truth).toList();
        int m = positives.size();
        int n = negatives.size();
        double[] ofPositive = new double[m];
        double[] ofNegative = new double[n];
        double newSum = 0;
        double oldSum = 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double above = above(positives.get(i).newScore, negatives.get(j).newScore);
                double aboveBefore = above(positives.get(i).oldScore, negatives.get(j).oldScore);
                newSum += above;
                oldSum += aboveBefore;
                ofPositive[i] += (above - aboveBefore) / n;
                ofNegative[j] += (above - aboveBefore) / m;
            }
        }
        double newAuc = newSum / ((double) m * n);
        double oldAuc = oldSum / ((double) m * n);
        double difference = newAuc - oldAuc;
        double half = Share.Z * Math.sqrt(variance(ofPositive, difference) / m + variance(ofNegative, difference) / n);
        return new PairedAuc(newAuc, oldAuc, new Interval(difference, difference - half, difference + half), m, n);
    }

    /** 1 where a positive scores above a negative, 1/2 where they are alike. */
    private static double above(double positive, double negative) {
        return positive > negative ? 1 : positive == negative ? 0.5 : 0;
    }

    /** Of the sample: NaN of fewer than two. */
    private static double variance(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : sum / (values.length - 1);
    }
}
