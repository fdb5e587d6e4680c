package org.einthoven.beat;

import java.util.BitSet;
import java.util.List;

/**
 * Which beats of a recording have the same QRS complex. What looks alike in every lead was born in the same place and
 * went the same way through the ventricles, however it lies in the rhythm. Beats are compared in the leads that were
 * recorded at both; those that no lead has both of are not taken for alike.
 */
final class LookAlikes {

    /** Beats to look back on, some eight minutes: beyond, electrodes and posture have changed. */
    private static final int PAST = 600;

    private final BitSet[] before;

    /**
     * @param leads at 125 Hz
     * @param peaks indices of the R peaks, ascending
     */
    LookAlikes(List<float[]> leads, int[] peaks) {
        QrsShape[] complexes = new QrsShape[peaks.length];
        before = new BitSet[peaks.length];
        for (int beat = 0; beat < peaks.length; beat++) {
            complexes[beat] = QrsShape.cut(leads, peaks[beat]);
            before[beat] = new BitSet(beat + 1);
            before[beat].set(beat);
            for (int past = Math.max(0, beat - PAST); past < beat; past++) {
                before[beat].set(past, complexes[past].isAlike(complexes[beat]));
            }
        }
    }

    /** The beats up to and with this one that look like it, ascending; it is the last of them. */
    int[] upTo(int beat) {
        return before[beat].stream().toArray();
    }
}
