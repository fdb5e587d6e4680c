package org.einthoven.fhir.bulk;

import java.util.UUID;

/** What is done for jobs of one kind, a step at a time. */
interface BulkWork {

    /** What comes after a step. */
    enum Next {
        MORE,
        /** More, but not at once. */
        LATER,
        /** Nothing: the job is done, or it is no more. */
        NOTHING
    }

    BulkJob.Kind kind();

    /** Does the next few seconds' work, in transactions of its own; whoever is interrupted loses one step. */
    Next step(UUID job);
}
