package org.einthoven.beat;

import org.einthoven.ecg.BeatClass;

/**
 * Judges beats that look alike alike. Whether a beat was born in the ventricles shows in its QRS complex, so what the
 * model says about that is averaged over the beats that have the same complex; whether a beat from above came early is
 * a matter of its own place in the rhythm, and stays its own. How rare a class is counts once for a kind of beat, however
 * often it came: as Bayes' rule has it, where each beat is evidence and the prior is one.
 */
final class Origin {

    private static final int N = BeatClass.N.ordinal();
    private static final int S = BeatClass.S.ordinal();

    private final double[] bias;

    /** @param bias by class, what is added to a logit because the class is rarer than it was in training */
    Origin(double[] bias) {
        this.bias = bias.clone();
    }

    /**
     * The logits of one beat with the evidence of its look-alikes and the bias.
     *
     * @param logits [beats, classes], each from the beat alone
     * @param kind the beats that look like this one, itself among them
     */
    double[] pooled(double[][] logits, int beat, int[] kind) {
        double above = above(logits[beat]);
        double[] pooled = new double[bias.length];
        for (int c = 0; c < pooled.length; c++) {
            pooled[c] = c == N || c == S
                    ? logits[beat][c] + bias[c]
                    : above + evidence(logits, kind, c) + bias[N] + (bias[c] - bias[N]) / kind.length;
        }
        return pooled;
    }

    /** How much rather of this class than from above the ventricles, on average over the kind. */
    private static double evidence(double[][] logits, int[] kind, int c) {
        double sum = 0;
        for (int beat : kind) {
            sum += logits[beat][c] - above(logits[beat]);
        }
        return sum / kind.length;
    }

    /** The logit of "N or S": that the beat came from above the ventricles. */
    private static double above(double[] logits) {
        double higher = Math.max(logits[N], logits[S]);
        return higher + Math.log1p(Math.exp(Math.min(logits[N], logits[S]) - higher));
    }
}
