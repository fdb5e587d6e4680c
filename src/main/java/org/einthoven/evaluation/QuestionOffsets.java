package org.einthoven.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The offset of each of several questions that share a temperature, at which as many answers are yes as the scores promise.
 * Platt's targets (1999) keep a question that is always answered alike from making certainty.
 */
final class QuestionOffsets {

    /** Between minus and plus this it is looked for: beyond lies certainty. */
    private static final double FARTHEST = 15;

    /** Halvings: finer than a millionth. */
    private static final int STEPS = 25;

    private QuestionOffsets() {}

    /**
     * @param temperature that all share
     * @param answers by question
     * @return none where there is one question only, which the temperature answers for alone
     */
    static Map<String, Double> at(double temperature, Map<String, List<Scored>> answers) {
        Map<String, Double> offsets = new LinkedHashMap<>();
        if (answers.size() > 1) {
            answers.forEach((question, own) -> offsets.put(question, offset(temperature, own)));
        }
        return offsets;
    }

    private static double offset(double temperature, List<Scored> answers) {
        double yes = answers.stream().filter(Scored::truth).count();
        double no = answers.size() - yes;
        double promised = yes * (yes + 1) / (yes + 2) + no / (no + 2);
        double[] odds = answers.stream()
                .mapToDouble(answer -> Math.pow((1 - answer.score()) / answer.score(), 1 / temperature))
                .toArray();
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            double factor = Math.exp(-middle);
            double said = 0;
            for (double against : odds) {
                said += 1 / (1 + against * factor);
            }
            if (said < promised) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
