package org.einthoven.training;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.evaluation.PtbxlStatements;
import org.einthoven.evaluation.Scored;
import org.einthoven.inference.ModelCard;

/** From which probability a statement is made, chosen on recordings that were not learned from. */
final class StatementThresholds {

    private static final String SOURCE = "PTB-XL fold 8, not learned from: ";

    /** With fewer positives the best threshold is a matter of luck; then it is one half. */
    private static final int ENOUGH = 10;

    /** Of the true answers so many may be missing from the prediction set. */
    static final double MISSED = 0.1;

    private static final double LOWEST = 0.25;
    private static final double HIGHEST = 0.75;
    private static final double STEP = 0.01;

    private StatementThresholds() {}

    /** @param answers for each statement, in the order of the codes and as many as there are, logits with what was true */
    static List<ModelCard.Threshold> of(List<List<Scored>> answers) {
        List<String> codes = PtbxlStatements.codes();
        List<ModelCard.Threshold> thresholds = new ArrayList<>();
        for (int c = 0; c < answers.size(); c++) {
            PlattScaling scaling = PlattScaling.fit(answers.get(c));
            long positives = answers.get(c).stream().filter(Scored::truth).count();
            List<Scored> calibrated = answers.get(c).stream()
                    .map(answer -> new Scored(scaling.probability(answer.score()), answer.truth()))
                    .toList();
            String fitted = SOURCE + "maximum likelihood over " + calibrated.size() + " recordings";
            thresholds.add(new ModelCard.Threshold("slope " + codes.get(c), scaling.slope(), fitted));
            thresholds.add(new ModelCard.Threshold("offset " + codes.get(c), scaling.offset(), fitted));
            String covered = SOURCE + "conformal, covers 90 % of ";
            thresholds.add(new ModelCard.Threshold(
                    "yes from " + codes.get(c),
                    lowestYes(scores(calibrated, true)),
                    covered + positives + " positives"));
            thresholds.add(new ModelCard.Threshold(
                    "no to " + codes.get(c),
                    highestNo(scores(calibrated, false)),
                    covered + (calibrated.size() - positives) + " negatives"));
            thresholds.add(
                    positives < ENOUGH
                            ? new ModelCard.Threshold(
                                    "threshold " + codes.get(c),
                                    0.5,
                                    "one half: " + positives + " positives in fold 8 are too few to choose by")
                            : new ModelCard.Threshold(
                                    "threshold " + codes.get(c),
                                    best(calibrated),
                                    SOURCE + "highest F1 over " + positives + " positives"));
        }
        return thresholds;
    }

    /**
     * The probability from which "yes" belongs to the prediction set, so that it is there for 90 % of new positives
     * (split conformal prediction by class, Vovk 2012); 0 where there are too few to promise that.
     *
     * @param positives probabilities of true ones, ascending
     */
    static double lowestYes(double[] positives) {
        int left = (int) Math.floor(MISSED * (positives.length + 1));
        return left == 0 ? 0 : positives[left - 1];
    }

    /**
     * The probability up to which "no" belongs to the prediction set; 1 where there are too few to promise it.
     *
     * @param negatives probabilities of false ones, ascending
     */
    static double highestNo(double[] negatives) {
        int left = (int) Math.floor(MISSED * (negatives.length + 1));
        return left == 0 ? 1 : negatives[negatives.length - left];
    }

    private static double[] scores(List<Scored> calibrated, boolean truth) {
        return calibrated.stream()
                .filter(answer -> answer.truth() == truth)
                .mapToDouble(Scored::score)
                .sorted()
                .toArray();
    }

    /** The threshold with the highest F1, the middle one of equals. */
    static double best(List<Scored> calibrated) {
        double bestF1 = -1;
        double first = 0;
        double last = 0;
        for (int i = 0; LOWEST + i * STEP <= HIGHEST + 1e-9; i++) {
            double threshold = LOWEST + i * STEP;
            double f1 = f1(calibrated, threshold);
            if (f1 > bestF1) {
                bestF1 = f1;
                first = threshold;
            }
            if (f1 == bestF1) {
                last = threshold;
            }
        }
        return Math.round(50 * (first + last)) / 100.0;
    }

    private static double f1(List<Scored> calibrated, double threshold) {
        int right = 0;
        int wrong = 0;
        for (Scored answer : calibrated) {
            boolean made = answer.score() >= threshold;
            right += made && answer.truth() ? 1 : 0;
            wrong += made != answer.truth() ? 1 : 0;
        }
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong);
    }
}
