package org.einthoven.explain;

/**
 * What {@code evaluate explanations} found of one way to explain one model. A way that fails is not shown, however well a
 * single map of it does.
 *
 * @param method such as {@code occlusion}
 * @param model name of the explained model
 * @param sha256 of the model that was measured
 * @param pointing how much more often than by chance it points to where the evidence is known to be, 0 to 1
 * @param deletion how much more the decision loses than by chance when what it marks is erased first, in log-odds (area
 *     under the curve)
 * @param insertion the same when what it marks is given back first
 * @param rankCorrelation mean rank correlation with the maps of the same model with shuffled weights
 */
public record SanityCheck(
        String method,
        String model,
        String sha256,
        Bound pointing,
        Bound deletion,
        Bound insertion,
        double rankCorrelation) {

    /** A figure with the lower end of its 95 % interval over patients. */
    public record Bound(double value, double low) {

        boolean isAboveChance() {
            return low > 0;
        }
    }

    /** A map that hardly changes when the model has learned nothing shows the ECG, not the model (Adebayo et al. 2018). */
    private static final double MOST_CORRELATION = 0.2;

    public boolean passes() {
        return pointing.isAboveChance()
                && deletion.isAboveChance()
                && insertion.isAboveChance()
                && Math.abs(rankCorrelation) < MOST_CORRELATION;
    }
}
