package org.einthoven.paper;

/**
 * How well traces obey a law that binds limb leads at every instant (Einthoven 1912: I + III = II; Goldberger 1942: aVR +
 * aVL + aVF = 0). What is not what it is taken for, in name, time, gain or direction, breaks it.
 */
final class LimbLaw {

    private LimbLaw() {}

    /**
     * @param traces of one instant a column each, in any unit; NaN for gaps
     * @param weights of the sum that is 0 at every instant, but for each trace's own level
     * @return 1 where the law holds exactly, 0 where the traces have nothing to do with one another; below where they oppose
     */
    static double agreement(float[][] traces, double[] weights) {
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
            return 0;
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
        return each == 0 ? 0 : 1 - rest / each;
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
