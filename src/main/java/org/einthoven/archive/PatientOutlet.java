package org.einthoven.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.einthoven.faults.FaultException;

/** Gives a patient all that is kept of them, as a zip. */
public interface PatientOutlet {
    /**
     * Writes down that it goes out; to be called before {@link #write}.
     *
     * @throws FaultException where there is no such patient, or the one who asks may not have it
     */
    void announce(String patient);

    /**
     * Writes the zip, one recording in memory at a time; in the request of who asked.
     *
     * @param gate what a recording has to pass; what it refuses is left out, and why is said in the zip
     */
    void write(String patient, Gate gate, OutputStream target) throws IOException;

    /** Whether the one who asks may have a recording yet. */
    interface Gate {
        /** @throws FaultException where they may not */
        void pass(UUID recording);
    }
}
