package org.einthoven.evaluation;

/**
 * What came of one kind of mark, such as P onsets.
 *
 * @param sumMs sum of the errors (found minus true) of the marks that were found, in ms
 * @param sumSquaredMs sum of their squares
 * @param insideCse how many of them lie within the CSE limit
 */
record MarkTally(long found, long missed, long invented, double sumMs, double sumSquaredMs, long insideCse) {

    static final MarkTally ZERO = new MarkTally(0, 0, 0, 0, 0, 0);

    MarkTally plus(MarkTally other) {
        return new MarkTally(
                found + other.found,
                missed + other.missed,
                invented + other.invented,
                sumMs + other.sumMs,
                sumSquaredMs + other.sumSquaredMs,
                insideCse + other.insideCse);
    }

    /**
     * Scores the marks of one lead.
     *
     * @param truth the true marks in ms, ascending
     * @param found the found marks in ms, ascending
     * @param fromMs begin of the stretch where an unanswered mark counts as invented
     * @param toMs its end
     * @param cseLimitMs how far a mark may be off; NaN where there is no limit
     */
    static MarkTally of(double[] truth, double[] found, double fromMs, double toMs, double cseLimitMs) {
        Matching matching = Matching.nearest(truth, found);
        MarkTally tally = ZERO;
        for (int t = 0; t < truth.length; t++) {
            if (matching.isFound(t)) {
                double error = found[matching.foundFor(t)] - truth[t];
                tally = tally.plus(new MarkTally(1, 0, 0, error, error * error, Math.abs(error) <= cseLimitMs ? 1 : 0));
            } else {
                tally = tally.plus(new MarkTally(0, 1, 0, 0, 0, 0));
            }
        }
        for (int f = 0; f < found.length; f++) {
            if (!matching.isTrue(f) && found[f] >= fromMs && found[f] <= toMs) {
                tally = tally.plus(new MarkTally(0, 0, 1, 0, 0, 0));
            }
        }
        return tally;
    }

    double sensitivity() {
        return ratio(found, found + missed);
    }

    double positivePredictivity() {
        return ratio(found, found + invented);
    }

    double f1() {
        return ratio(2 * found, 2 * found + missed + invented);
    }

    double meanMs() {
        return ratio(sumMs, found);
    }

    /** Standard deviation of the error about its mean. */
    double sdMs() {
        double mean = meanMs();
        return Math.sqrt(Math.max(0, ratio(sumSquaredMs, found) - mean * mean));
    }

    double insideCseShare() {
        return ratio(insideCse, found);
    }

    private static double ratio(double part, long whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
