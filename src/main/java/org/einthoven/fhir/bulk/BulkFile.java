package org.einthoven.fhir.bulk;

/**
 * A file of a job, without what is in it.
 *
 * @param part its number among the job's
 * @param resourceType of its lines
 */
record BulkFile(int part, Role role, String resourceType, long lines) {

    /** What its lines are. */
    enum Role {
        /** Sent to be imported. */
        INPUT,
        OUTPUT,
        /** Bundles that name what was deleted. */
        DELETED,
        /** OperationOutcomes. */
        ERROR
    }
}
