package org.einthoven.synthesis;

import org.einthoven.ecg.BeatClass;

/**
 * One beat of a plan.
 *
 * @param timeMs its R peak
 * @param atrial what the atria do before it
 * @param prMs from the onset of P to the onset of QRS; without meaning where there is no P
 * @param qtMs from the onset of QRS to the end of T
 */
record PlannedBeat(double timeMs, BeatClass beatClass, Conduction conduction, Atrial atrial, double prMs, double qtMs) {

    /** Where the excitation of the atria begins. */
    enum Atrial {
        SINUS,
        ECTOPIC,
        NONE
    }
}
