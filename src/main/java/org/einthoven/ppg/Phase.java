package org.einthoven.ppg;

/** The two parts of a pulse. The order is the class order of the pulse models. */
public enum Phase {
    /** From the dicrotic notch to the next onset. */
    DIASTOLE,
    /** From the onset to the dicrotic notch. */
    SYSTOLE
}
