package org.einthoven.wfdb;

import java.util.OptionalInt;

/**
 * One signal line of a header.
 *
 * @param file the signal file, beside the header
 * @param samplesPerFrame samples of this signal in each frame of the record
 * @param byteOffset where in the file the samples begin
 * @param gain counts per physical unit
 * @param baseline the count that stands for 0 physical units
 * @param checksum the sum of all samples modulo 65,536, where the header states it
 */
record WfdbSignal(
        String file,
        SignalFormat format,
        int samplesPerFrame,
        int byteOffset,
        double gain,
        int baseline,
        String unit,
        OptionalInt checksum,
        String description) {}
