package org.einthoven.wfdb;

import java.util.OptionalInt;

/**
 * One signal line of a header.
 *
 * @param file the signal file, beside the header
 * @param samplesPerFrame samples of this signal in each frame of the record
 * @param skew by how many samples of a frame this signal lags behind the others: so many are left out at its begin
 * @param byteOffset where in the file the samples begin
 * @param initial the count before the first, from which a file of differences goes on
 * @param gain counts per physical unit
 * @param baseline the count that stands for 0 physical units
 * @param checksum the sum of all samples modulo 65,536, where the header states it
 */
record WfdbSignal(
        String file,
        SignalFormat format,
        int samplesPerFrame,
        int skew,
        int byteOffset,
        int initial,
        double gain,
        int baseline,
        String unit,
        OptionalInt checksum,
        String description) {

    /** Whether there are samples: a layout describes signals without a file, and some writers those that were not connected. */
    boolean isStored() {
        return !format.isNothing() && !file.equals(WfdbHeader.NOTHING);
    }
}
