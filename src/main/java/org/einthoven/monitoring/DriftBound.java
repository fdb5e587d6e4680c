package org.einthoven.monitoring;

/**
 * The bound of a two-sided CUSUM that gives a stated number of points between false alarms, by Siegmund's approximation
 * (Sequential Analysis, 1985, 10.2; Montgomery, Introduction to Statistical Quality Control, 9.1).
 */
final class DriftBound {
    /** The slack, half of the shift that is found soonest: one standard deviation of a point. */
    static final double SLACK = 0.5;

    /** By so much a sum is beyond the bound, on average, when it crosses it. */
    private static final double OVERSHOOT = 1.166;

    private static final int HALVINGS = 60;

    private DriftBound() {}

    /** Points between two false alarms, on average, where the scores are standard normal. */
    static double pointsBetweenFalseAlarms(double bound) {
        double b = 2 * SLACK * (bound + OVERSHOOT);
        double oneSided = (Math.exp(b) - b - 1) / (2 * SLACK * SLACK);
        return oneSided / 2;
    }

    /**
     * @param days between two false alarms of any of the series, on average; a point is a day or more
     * @param series how many are watched: each gets an equal part of the false alarms, so that they add up to what is
     *     stated however the series hang together (Bonferroni)
     */
    static double of(double days, int series) {
        double wanted = days * Math.max(1, series);
        double low = 0;
        double high = 50;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (pointsBetweenFalseAlarms(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
