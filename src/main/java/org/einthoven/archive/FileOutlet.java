package org.einthoven.archive;

import java.util.UUID;
import org.einthoven.faults.FaultException;

/** Gives recordings out as files, with what was read of them. */
public interface FileOutlet {
    /**
     * The file of a recording, for who asks now, and writes that down in the audit trail.
     *
     * @throws FaultException where there is no such recording, the one who asks may not have it, or the kind cannot hold it
     */
    byte[] file(UUID recording, FileKind kind);
}
