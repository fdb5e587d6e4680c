package org.einthoven.formats.edf;

/**
 * One signal as the header describes it.
 *
 * @param perRecord samples in each data record
 * @param offset bytes of its samples from the begin of a data record
 */
record EdfSignal(
        String label,
        String unit,
        double physicalMin,
        double physicalMax,
        int digitalMin,
        int digitalMax,
        String filters,
        int perRecord,
        int offset) {
    /** Texts with times instead of samples. */
    boolean isAnnotations() {
        return label.equals("EDF Annotations") || label.equals("BDF Annotations");
    }

    /** Physical units of one count. */
    double step() {
        return (physicalMax - physicalMin) / ((double) digitalMax - digitalMin);
    }

    /** What a count of 0 stands for. */
    double origin() {
        return physicalMin - digitalMin * step();
    }
}
