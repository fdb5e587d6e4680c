package org.einthoven.evaluation;

import java.util.List;

/** Whether scores may be called probabilities. */
final class Calibration {

    private static final int BINS = 10;

    private Calibration() {}

    /**
     * Expected calibration error (Naeini et al. 2015): how far the mean score of each of ten equal bins is from the
     * share of true ones in it, weighted by the bin's size. NaN where there is nothing.
     */
    static double ece(List<Scored> answers) {
        double[] scores = new double[BINS];
        double[] trues = new double[BINS];
        for (Scored answer : answers) {
            int bin = Math.min(BINS - 1, (int) (answer.score() * BINS));
            scores[bin] += answer.score();
            trues[bin] += answer.truth() ? 1 : 0;
        }
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(scores[bin] - trues[bin]);
        }
        return sum / answers.size();
    }

    /** Mean squared difference of score and truth (Brier 1950). NaN where there is nothing. */
    static double brier(List<Scored> answers) {
        double sum = 0;
        for (Scored answer : answers) {
            double apart = answer.score() - (answer.truth() ? 1 : 0);
            sum += apart * apart;
        }
        return sum / answers.size();
    }
}
