package org.einthoven.refresh;

import java.util.Locale;

/** How a label came about, the most telling first. The number of each is the subtype of its annotation in files. */
public enum LabelSource {
    /** A reader said otherwise than the machine. */
    CORRECTED,
    /** A reader had said so before seeing what the machine says. */
    CONFIRMED_BLIND,
    /** Two readers said so independently, or differed and settled it. */
    ADJUDICATED,
    /** A reader saw what the machine says and let it stand: to learn from it would teach a model its own errors. */
    ACCEPTED;

    /** Whether it says more than the machine had said already. */
    public boolean isTruth() {
        return this != ACCEPTED;
    }

    /** As files and pages name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
