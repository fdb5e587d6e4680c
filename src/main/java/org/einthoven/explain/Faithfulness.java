package org.einthoven.explain;

/**
 * How far a map may be believed: the drop of the explained score when the most attributed fifth of the samples is
 * replaced, beside the drop for randomly chosen samples of the same number.
 *
 * @param deletionDrop mean drop of the score, 0 to 1, when the most attributed samples are replaced
 * @param randomDrop the same for random samples: what chance would give
 */
public record Faithfulness(double deletionDrop, double randomDrop) {

    /** A map that does no better than chance must not be shown. */
    public boolean passes() {
        return deletionDrop > randomDrop;
    }
}
