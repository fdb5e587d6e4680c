package org.einthoven.synthesis;

import org.einthoven.ecg.BeatClass;
import org.jspecify.annotations.Nullable;

/**
 * One beat of a plan.
 *
 * @param timeMs its R peak, or where that would be if the P wave had been conducted
 * @param conduction null where the P wave stands alone
 * @param atrial what the atria do before it
 * @param prMs from the onset of P to the onset of QRS; without meaning where there is no P
 * @param qtMs from the onset of QRS to the end of T
 */
record PlannedBeat(
        double timeMs, BeatClass beatClass, @Nullable Conduction conduction, Atrial atrial, double prMs, double qtMs) {

    /** Where the excitation of the atria begins. */
    enum Atrial {
        SINUS,
        ECTOPIC,
        /** In the right auricle, where the lead of a pacemaker lies: the P wave is much like that of the sinus node. */
        PACED,
        NONE
    }
}
