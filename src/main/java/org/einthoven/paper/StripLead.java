package org.einthoven.paper;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.einthoven.ecg.LeadName;
import org.jspecify.annotations.Nullable;

/**
 * Which of the leads above a strip repeats.
 *
 * @param lead null where the strip is left out, and each lead stays as its own part of the page shows it
 * @param doubt what a reader should know of it, in words; null for nothing
 */
record StripLead(@Nullable LeadName lead, @Nullable String doubt) {

    /**
     * A strip shows the lead whose part it repeats, height and all: chest leads often have the shape of II and another height. Of
     * less likeness than this it repeats none.
     */
    private static final double SAME = 0.8;

    /**
     * A single strip is II where nobody chose otherwise, and II and V5 can be hard to tell: another lead must be so much more
     * alike than II to be taken for it unseen. What a label says is believed at so much less likeness, where no other lead is
     * more alike.
     */
    private static final double USUAL = 0.25;

    /**
     * Its label says which, if it is like that lead; without one it is the lead that it is most like, unless that is hard to tell
     * from the usual one.
     *
     * @param likeness with each of the leads above, 1 for the same
     * @param strips of the page
     */
    static StripLead of(Optional<LeadName> label, Map<LeadName, Double> likeness, int strips) {
        LeadName closest = Collections.max(likeness.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        if (label.isPresent()) {
            return labelled(label.get(), closest, likeness);
        }
        if (likeness.get(closest) < SAME) {
            return new StripLead(null, "a strip below repeats none of the leads above");
        }
        if (closest != LeadName.II
                && strips == 1
                && likeness.getOrDefault(LeadName.II, 0.0) + USUAL > likeness.get(closest)) {
            return new StripLead(
                    null, "the strip below is left out: it is most like " + closest.display() + ", where II is usual");
        }
        return new StripLead(closest, null);
    }

    private static StripLead labelled(LeadName label, LeadName closest, Map<LeadName, Double> likeness) {
        double its = likeness.getOrDefault(label, 0.0);
        String bears = "the strip below bears the label " + label.display();
        if (its < SAME - USUAL) {
            return new StripLead(null, bears + " and is left out: it is not like that lead");
        }
        boolean other = closest != label && (its < SAME || likeness.get(closest) > its + USUAL / 2);
        if (other) {
            return new StripLead(null, bears + " and is left out: it is more like " + closest.display());
        }
        return new StripLead(
                label, its < SAME ? "the strip below is " + label.display() + " by its label alone" : null);
    }
}
