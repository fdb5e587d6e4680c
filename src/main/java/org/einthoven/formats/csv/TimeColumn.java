package org.einthoven.formats.csv;

import org.einthoven.ecg.SampleRate;
import org.einthoven.formats.FileFaults;
import org.einthoven.formats.ImportedChannel;

/**
 * The times of samples, which must be regular.
 *
 * @param perSecond of the column's unit
 */
record TimeColumn(DecimalColumn column, double perSecond) {
    /** How far a time may be off from its place, in parts of a step, besides one unit of its last digit. */
    private static final double TOLERANCE = 0.1;

    /** @param firstLine the line of the first sample, for the fault */
    SampleRate rate(int firstLine) {
        int[] times = column.counts();
        if (times.length < 2 || times[0] == ImportedChannel.MISSING) {
            throw FileFaults.damaged("CSV", "line " + firstLine, "one time is too few to tell the sample rate");
        }
        double mean = ((double) times[times.length - 1] - times[0]) / (times.length - 1);
        for (int i = 1; i < times.length; i++) {
            double foretold = times[0] + i * mean;
            if (times[i] == ImportedChannel.MISSING || !(Math.abs(times[i] - foretold) <= TOLERANCE * mean + 1)) {
                throw FileFaults.damaged(
                        "CSV", "line " + (firstLine + i), "the times are not regular: the one here breaks their row");
            }
        }
        double hz = perSecond / (mean * column.step());
        if (!(hz > 0) || Double.isInfinite(hz)) {
            throw FileFaults.damaged("CSV", "line " + firstLine, "the times do not increase");
        }
        return new SampleRate(hz);
    }
}
