package org.einthoven.archive;

import java.util.UUID;
import org.einthoven.paper.PageGeometry;
import org.einthoven.paper.TracedPage;
import org.jspecify.annotations.Nullable;

/** Makes recordings of {@link UnreadPages} as somebody lays them out. */
public interface PageLaying {

    /**
     * Traces the page so, and keeps nothing.
     *
     * @throws org.einthoven.faults.FaultException where it cannot be traced so, or waits no longer
     */
    TracedPage trace(UUID page, PageGeometry geometry);

    /**
     * Traces the page so and keeps that as a recording to be read, in the name of who signed in; the page waits no longer.
     *
     * @param patient a reference such as {@code Patient/123}; null where nobody knows whose it is
     * @param seen {@link UnreadPage#saidOf} as the reader saw it; null where an older server made the form
     * @return the recording
     * @throws org.einthoven.faults.FaultException where it cannot be traced so, the patient is not known, it was said
     *     meanwhile whose the page is, or it waits no longer
     */
    UUID accept(UUID page, PageGeometry geometry, @Nullable String patient, @Nullable String seen);
}
