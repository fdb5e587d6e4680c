package org.einthoven.explain;

/**
 * How far a map may be believed: how far the explained class loses ground when the most attributed fifth of the samples is
 * erased, beside the same for a random fifth. Both are falls of the class's log-odds (natural logarithm): its odds are
 * divided by e to this power.
 *
 * @param deletionDrop mean over the beats, for the most attributed fifth
 * @param randomDrop the same for random fifths: what chance would give
 */
public record Faithfulness(double deletionDrop, double randomDrop) {

    /** Odds that fall by less than a tenth say that the model hardly looked. */
    private static final double LEAST_DROP = 0.1;

    /**
     * By this much more than by chance must the log-odds fall without what a map marks: the odds by twice as much. Of maps
     * drawn at random 95 of 100 stay below 0.71 on ventricular beats of MIT-BIH DS1, and below 0.63 on learned statements of
     * PTB-XL fold 9 ({@code advantageOf95OfChance} in docs/evaluation/explanations-*.json).
     */
    private static final double LEAST_ADVANTAGE = Math.log(2);

    /** By how much more the class falls than by chance. */
    public double advantage() {
        return deletionDrop - randomDrop;
    }

    /** What does no better than chance, or does not matter, must not be shown. */
    public boolean passes() {
        return advantage() > 0 && deletionDrop >= LEAST_DROP;
    }

    /** The same for a map, whose marks may do a little better than chance by chance; exact shares have no such luck. */
    public boolean passesAsMap() {
        return passes() && advantage() >= LEAST_ADVANTAGE;
    }
}
