package org.einthoven.formats;

import org.einthoven.faults.FaultException;

/** A kind of file in which recordings are given out. What a reader here makes of it is what was written. */
public interface OutgoingFormat {
    /**
     * The file.
     *
     * @throws FaultException {@link org.einthoven.faults.Fault#NOT_WRITABLE} where this format cannot hold the recording
     */
    byte[] write(OutgoingRecording recording);
}
