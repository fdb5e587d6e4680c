package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whether scores may be called probabilities. */
final class Calibration {

    private static final int BINS = 10;

    private Calibration() {}

    /**
     * What was said and what was true in one of ten equal ranges of scores.
     *
     * @param score mean of what was said, NaN where nothing was
     * @param share how many of these were true
     */
    record Bin(long answers, double score, double share) {}

    /** From the lowest scores to the highest. */
    static List<Bin> bins(List<Scored> answers) {
        long[] counts = new long[BINS];
        double[] scores = new double[BINS];
        double[] trues = new double[BINS];
        for (Scored answer : answers) {
            int bin = Math.min(BINS - 1, (int) (answer.score() * BINS));
            counts[bin]++;
            scores[bin] += answer.score();
            trues[bin] += answer.truth() ? 1 : 0;
        }
        return IntStream.range(0, BINS)
                .mapToObj(bin -> new Bin(counts[bin], scores[bin] / counts[bin], trues[bin] / counts[bin]))
                .toList();
    }

    /**
     * The bins for a result file and the curve that is drawn from it, from the lowest scores to the highest; ranges in
     * which nothing was said are left out.
     */
    static List<Map<String, Object>> reliability(List<Scored> answers) {
        return bins(answers).stream()
                .filter(bin -> bin.answers() > 0)
                .map(bin -> {
                    Map<String, Object> point = new LinkedHashMap<>();
                    point.put("said", bin.score());
                    point.put("true", bin.share());
                    point.put("records", bin.answers());
                    return point;
                })
                .toList();
    }

    /**
     * Expected calibration error (Naeini et al. 2015): how far the mean score of each of ten equal bins is from the
     * share of true ones in it, weighted by the bin's size. NaN where there is nothing.
     */
    static double ece(List<Scored> answers) {
        double sum = 0;
        for (Bin bin : bins(answers)) {
            sum += bin.answers == 0 ? 0 : bin.answers * Math.abs(bin.score - bin.share);
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
