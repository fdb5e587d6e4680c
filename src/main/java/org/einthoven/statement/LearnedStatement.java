package org.einthoven.statement;

/**
 * What the model says of one statement.
 *
 * @param code SCP-ECG statement (EN 1064) or superclass of PTB-XL, such as {@code AFIB} or {@code MI}
 * @param probability calibrated, from 0 to 1
 * @param threshold the probability from which yes is likelier right than wrong; from the model's card
 * @param answer what the prediction set holds that covers the truth in 90 of 100 recordings of either kind
 */
public record LearnedStatement(String code, double probability, double threshold, Answer answer) {

    /** The answers that remain possible. */
    public enum Answer {
        YES,
        NO,
        /** Both, or neither because the recording is unlike those of either kind. */
        DOUBT
    }

    /** Whether the statement is made, be it in doubt or not. */
    public boolean isMade() {
        return probability >= threshold;
    }
}
