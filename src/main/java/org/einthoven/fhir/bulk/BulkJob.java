package org.einthoven.fhir.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export or import as it stands.
 *
 * @param owner the account or the token's subject that asked
 * @param actor its name, for the audit trail
 * @param request the address that was asked
 * @param plan what is to be done, as JSON
 * @param transactionTime as of when an export is
 * @param position what is done; its form is the work's own
 * @param done lines so far
 * @param total lines in all; null where nobody counted
 * @param error why it failed
 * @param expiresAt when its files go; null while it runs
 */
public record BulkJob(
        UUID id,
        Kind kind,
        String owner,
        String actor,
        String request,
        String plan,
        State state,
        Instant transactionTime,
        String position,
        long done,
        @Nullable Long total,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Which work it is. */
    public enum Kind {
        EXPORT,
        IMPORT;

        /** The operation that is asked how far it is. */
        String statusOperation() {
            return this == EXPORT ? "$export-poll-status" : "$import-poll-status";
        }
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
