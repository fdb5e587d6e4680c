package org.einthoven.formats.xml;

/** The pulse of 1 mV that carts put behind the ECG to show their gain: at the end, and the same in all leads. */
final class CalibrationPulse {
    private static final double PULSE_MICROVOLTS = 1000;

    private CalibrationPulse() {}

    /** The index of the first sample that belongs to the pulse; the number of samples where there is none. */
    static int begin(int[][] leads, double microvolts) {
        int length = leads[0].length;
        int begin = length;
        int highest = 0;
        while (begin > 0 && leads.length > 1 && isSame(leads, begin - 1)) {
            begin--;
            highest = Math.max(highest, leads[0][begin]);
        }
        return highest == Math.round(PULSE_MICROVOLTS / microvolts) ? begin : length;
    }

    private static boolean isSame(int[][] leads, int index) {
        for (int[] lead : leads) {
            if (lead[index] != leads[0][index]) {
                return false;
            }
        }
        return true;
    }
}
