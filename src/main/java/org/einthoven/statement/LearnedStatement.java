package org.einthoven.statement;

/**
 * What the model says of one statement.
 *
 * @param code SCP-ECG statement (EN 1064) or superclass of PTB-XL, such as {@code AFIB} or {@code MI}
 * @param probability calibrated, from 0 to 1
 * @param threshold the probability from which it is made; from the model's card
 */
public record LearnedStatement(String code, double probability, double threshold) {

    public boolean isMade() {
        return probability >= threshold;
    }
}
