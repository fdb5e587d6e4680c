package org.einthoven.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the weights that did best on what is not learned from, and when to stop waiting for better ones. What they are
 * measured on must not be what the model is judged by afterwards.
 */
final class EarlyStopping {

    private static final String NAME = "early stopping";
    private static final String BEST = ".best";

    private final int patience;
    private double bestScore = Double.NEGATIVE_INFINITY;
    private int bestEpoch;
    private Map<String, float[]> best = Map.of();

    /** @param patience epochs that may pass without a better score */
    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /** Takes note of an epoch, the first being 1; of equal scores the earlier one stays. */
    void note(int epoch, double score, Map<String, float[]> weights) {
        if (score > bestScore) {
            bestScore = score;
            bestEpoch = epoch;
            best = Map.copyOf(weights);
        }
    }

    boolean isOver(int epoch) {
        return bestEpoch > 0 && epoch - bestEpoch >= patience;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    /** The weights after {@link #bestEpoch}. */
    Map<String, float[]> best() {
        return best;
    }

    /** What a checkpoint has to hold beside the weights. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        state.put(NAME, new float[] {(float) bestScore, bestEpoch});
        best.forEach((name, weights) -> state.put(name + BEST, weights));
        return state;
    }

    /** Goes on from the arrays of a checkpoint that holds a {@link #state}. */
    void restore(Map<String, float[]> arrays) {
        bestScore = arrays.get(NAME)[0];
        bestEpoch = (int) arrays.get(NAME)[1];
        Map<String, float[]> weights = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.endsWith(BEST)) {
                weights.put(name.substring(0, name.length() - BEST.length()), values);
            }
        });
        best = weights;
    }
}
