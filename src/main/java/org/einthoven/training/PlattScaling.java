package org.einthoven.training;

import java.util.List;
import org.einthoven.evaluation.Scored;

/**
 * Makes probabilities of logits: 1 / (1 + exp(-(slope x logit + offset))), fitted by maximum likelihood on answers that
 * were not learned from, with Platt's targets that keep few examples from making certainty (Platt 1999; Lin, Lin &amp;
 * Weng 2007).
 */
record PlattScaling(double slope, double offset) {

    private static final int STEPS = 100;

    /** Keeps Newton's step bounded where the logits tell nothing. */
    private static final double RIDGE = 1e-3;

    /** @param answers logits with what was true; an empty list leaves logits as they are */
    static PlattScaling fit(List<Scored> answers) {
        double positives = answers.stream().filter(Scored::truth).count();
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (answers.size() - positives + 2);
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientSlope = RIDGE * (slope - 1);
            double gradientOffset = RIDGE * offset;
            double slopeSlope = RIDGE;
            double slopeOffset = 0;
            double offsetOffset = RIDGE;
            for (Scored answer : answers) {
                double p = 1 / (1 + Math.exp(-(slope * answer.score() + offset)));
                double off = p - (answer.truth() ? high : low);
                double weight = p * (1 - p);
                gradientSlope += off * answer.score();
                gradientOffset += off;
                slopeSlope += weight * answer.score() * answer.score();
                slopeOffset += weight * answer.score();
                offsetOffset += weight;
            }
            double determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
            slope -= limited((offsetOffset * gradientSlope - slopeOffset * gradientOffset) / determinant);
            offset -= limited((slopeSlope * gradientOffset - slopeOffset * gradientSlope) / determinant);
        }
        return new PlattScaling(slope, offset);
    }

    private static double limited(double step) {
        return Math.max(-1, Math.min(1, step));
    }

    double probability(double logit) {
        return 1 / (1 + Math.exp(-(slope * logit + offset)));
    }
}
