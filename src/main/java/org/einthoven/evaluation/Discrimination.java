package org.einthoven.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How well scores tell yes from no, whatever threshold is chosen. */
public final class Discrimination {

    private Discrimination() {}

    /**
     * Area under the receiver operating characteristic: the chance that a true one scores above a false one, ties
     * counting half (Hanley & McNeil 1982). NaN where there are none of one kind.
     */
    public static double auc(List<Scored> answers) {
        Scored[] sorted = answers.toArray(Scored[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Scored::score));
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to].score() == sorted[from].score()) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (sorted[i].truth()) {
                    ranks += rank;
                    positives++;
                }
            }
            from = to;
        }
        long negatives = sorted.length - positives;
        return positives == 0 || negatives == 0
                ? Double.NaN
                : (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }

    /**
     * The highest sensitivity of all thresholds that keep at least {@code specificity} of the false ones out. NaN where
     * there are none of one kind.
     */
    static double sensitivityAt(double specificity, List<Scored> answers) {
        double[] falses = scores(answers, false);
        double[] trues = scores(answers, true);
        if (falses.length == 0 || trues.length == 0) {
            return Double.NaN;
        }
        int mayPass = (int) Math.floor((1 - specificity) * falses.length + 1e-9);
        double above = mayPass >= falses.length ? Double.NEGATIVE_INFINITY : falses[falses.length - 1 - mayPass];
        return (double) Arrays.stream(trues).filter(score -> score > above).count() / trues.length;
    }

    private static double[] scores(List<Scored> answers, boolean truth) {
        return answers.stream()
                .filter(answer -> answer.truth() == truth)
                .mapToDouble(Scored::score)
                .sorted()
                .toArray();
    }
}
