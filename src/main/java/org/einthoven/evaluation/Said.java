package org.einthoven.evaluation;

import org.einthoven.inference.Temperature;

/**
 * What a model said of one thing that it found, and what that was.
 *
 * @param of what was asked
 * @param scores of all answers, summing to 1
 * @param truth place of the right one among them; {@link #NONE} where none of them is
 */
record Said(String of, double[] scores, int truth) {

    /** Place of what is true where no answer is. */
    static final int NONE = -1;

    /** A question that is answered by yes or no. */
    static Said yesOrNo(String of, double score, boolean truth) {
        return new Said(of, new double[] {score, 1 - score}, truth ? 0 : 1);
    }

    /** The same said with other certainty. */
    Said at(Temperature temperature) {
        return temperature.offsets().containsKey(of)
                ? yesOrNo(of, temperature.of(of, scores[0]), truth == 0)
                : new Said(of, temperature.of(scores), truth);
    }

    /** Whether one of the answers was right, told from the others. */
    Scored answer(int place) {
        return new Scored(scores[place], truth == place);
    }

    /** How unlikely it held what is true: the negative logarithm of the score of that, once tempered. */
    double surprise(Temperature temperature) {
        return -Math.log(Math.max(Double.MIN_NORMAL, at(temperature).scores[truth]));
    }
}
