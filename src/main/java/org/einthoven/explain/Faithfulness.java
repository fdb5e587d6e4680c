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

    /** By how much more the class falls than by chance. */
    public double advantage() {
        return deletionDrop - randomDrop;
    }

    /** A map that does no better than chance, or whose parts do not matter, must not be shown. */
    public boolean passes() {
        return deletionDrop > randomDrop && deletionDrop >= LEAST_DROP;
    }
}
