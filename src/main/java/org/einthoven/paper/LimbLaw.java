package org.einthoven.paper;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.einthoven.ecg.LeadName;

/**
 * How well traces obey a law that binds limb leads at every instant (Einthoven 1912: I + III = II; Goldberger 1942: aVR +
 * aVL + aVF = 0). What is not what it is taken for, in name, time, gain or direction, breaks it.
 */
enum LimbLaw {
    EINTHOVEN(List.of(LeadName.I, LeadName.II, LeadName.III), 1, -1, 1),
    GOLDBERGER(List.of(LeadName.AVR, LeadName.AVL, LeadName.AVF), 1, 1, 1),

    /** aVL + (−aVR) = 1.5 I, where aVR is drawn upside down. */
    OF_I(List.of(LeadName.AVL, LeadName.I, LeadName.AVR), 1, -1.5, 1),

    /** II + III = 2 aVF. */
    OF_AVF(List.of(LeadName.II, LeadName.AVF, LeadName.III), 1, -2, 1);

    /** Limb leads that agree less say that the page lies upside down, or is not what it is taken for. */
    static final double PLAUSIBLE = 0.6;

    private final List<LeadName> leads;

    /** Of the sum that is 0 at every instant, but for each trace's own level. */
    private final double[] weights;

    LimbLaw(List<LeadName> leads, double... weights) {
        this.leads = leads;
        this.weights = weights;
    }

    List<LeadName> leads() {
        return leads;
    }

    /**
     * @param trace of a lead, one instant a column, in any unit; NaN for gaps
     * @return 1 where the law holds exactly, 0 where the traces have nothing to do with one another; below where they oppose; empty where
     *     too little of them is known at the same time to tell, or all are flat
     */
    OptionalDouble agreement(Function<LeadName, float[]> trace) {
        float[][] traces = leads.stream().map(trace).toArray(float[][]::new);
        int length = traces[0].length;
        double[] means = new double[traces.length];
        int count = 0;
        for (int x = 0; x < length; x++) {
            if (isKnown(traces, x)) {
                for (int i = 0; i < traces.length; i++) {
                    means[i] += traces[i][x];
                }
                count++;
            }
        }
        if (count < length / 4 || count == 0) {
            return OptionalDouble.empty();
        }
        double rest = 0;
        double each = 0;
        for (int x = 0; x < length; x++) {
            if (isKnown(traces, x)) {
                double sum = 0;
                for (int i = 0; i < traces.length; i++) {
                    double value = weights[i] * (traces[i][x] - means[i] / count);
                    sum += value;
                    each += value * value;
                }
                rest += sum * sum;
            }
        }
        return each == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - rest / each);
    }

    private static boolean isKnown(float[][] traces, int x) {
        for (float[] trace : traces) {
            if (Float.isNaN(trace[x])) {
                return false;
            }
        }
        return true;
    }
}
