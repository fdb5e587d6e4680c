package org.einthoven.beat;

import java.util.BitSet;
import java.util.List;

/**
 * Which beats of a recording have the same QRS complex. What looks alike in every lead was born in the same place and
 * went the same way through the ventricles, however it lies in the rhythm. Beats are compared in the leads that were
 * recorded at both; those that no lead has both of are not taken for alike.
 */
final class LookAlikes {

    /** Samples before and after the R peak (112 and 160 ms) that hold even a wide complex. */
    private static final int BEFORE = 14;

    private static final int AFTER = 20;
    private static final int LENGTH = BEFORE + 1 + AFTER;

    /** Complexes differ by no more than this share of the larger one's energy; from 0.1 to 0.3 all did alike on DS1. */
    private static final double LIMIT = 0.2;

    /** Beats to look back on, some eight minutes: beyond, electrodes and posture have changed. */
    private static final int PAST = 600;

    private final float[][] complexes;
    private final double[][] energies;
    private final BitSet[] before;

    /**
     * @param leads at 125 Hz; the complex is judged in all of them together, by its size in mV
     * @param peaks indices of the R peaks, ascending
     */
    LookAlikes(List<float[]> leads, int[] peaks) {
        complexes = new float[peaks.length][leads.size() * LENGTH];
        energies = new double[peaks.length][leads.size()];
        before = new BitSet[peaks.length];
        for (int beat = 0; beat < peaks.length; beat++) {
            for (int l = 0; l < leads.size(); l++) {
                energies[beat][l] = cut(leads.get(l), peaks[beat], complexes[beat], l * LENGTH);
            }
            before[beat] = new BitSet(beat + 1);
            before[beat].set(beat);
            for (int past = Math.max(0, beat - PAST); past < beat; past++) {
                before[beat].set(past, isClose(past, beat));
            }
        }
    }

    /** The beats up to and with this one that look like it, ascending; it is the last of them. */
    int[] upTo(int beat) {
        return before[beat].stream().toArray();
    }

    private boolean isClose(int a, int b) {
        double product = 0;
        double energyA = 0;
        double energyB = 0;
        boolean compared = false;
        for (int l = 0; l < energies[a].length; l++) {
            if (!Double.isNaN(energies[a][l] + energies[b][l])) {
                compared = true;
                energyA += energies[a][l];
                energyB += energies[b][l];
                for (int i = l * LENGTH; i < (l + 1) * LENGTH; i++) {
                    product += complexes[a][i] * complexes[b][i];
                }
            }
        }
        return compared && energyA + energyB - 2 * product <= LIMIT * Math.max(energyA, energyB);
    }

    /**
     * Copies the complex around its mean and returns its energy, NaN where a part was not recorded; beyond the ends the
     * lead goes on as it ends.
     */
    private static double cut(float[] lead, int peak, float[] out, int from) {
        double mean = 0;
        for (int i = 0; i < LENGTH; i++) {
            out[from + i] = lead[Math.max(0, Math.min(lead.length - 1, peak - BEFORE + i))];
            mean += out[from + i] / LENGTH;
        }
        double energy = 0;
        for (int i = from; i < from + LENGTH; i++) {
            out[i] -= (float) mean;
            energy += out[i] * out[i];
        }
        return energy;
    }
}
