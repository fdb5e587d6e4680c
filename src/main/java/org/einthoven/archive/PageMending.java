package org.einthoven.archive;

import java.util.List;
import java.util.UUID;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.TraceMend;
import org.einthoven.paper.TracedPage;

/** Makes a new recording of one from paper whose traces or layout somebody mended; the one that was mended stays as it is. */
public interface PageMending {

    /**
     * Keeps what was mended as a recording to be read, in the name of who signed in, and writes down who mended what.
     *
     * @return the new recording, or the one that the same mends made before
     * @throws org.einthoven.faults.FaultException where the recording is not from paper
     */
    UUID mend(UUID recording, List<TraceMend> mends);

    /**
     * Traces the page again as somebody laid it out, and keeps nothing.
     *
     * @throws org.einthoven.faults.FaultException where it cannot be traced so, or the recording is not from paper
     */
    TracedPage trace(UUID recording, PageGeometry geometry);

    /** Traces the page again as somebody laid it out, and keeps that as {@link #mend} does. */
    UUID accept(UUID recording, PageGeometry geometry);
}
