package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * One version of a resource, as it is kept.
 *
 * @param key of the resource in the store
 * @param body the resource in JSON; null for one that is rendered, and for a deletion
 * @param recordingId the recording that it is rendered from; null for one that was sent
 */
public record StoredVersion(
        long key,
        String type,
        String id,
        int version,
        Instant updatedAt,
        Method method,
        @Nullable String body,
        @Nullable UUID recordingId) {

    /** How it came to be. */
    public enum Method {
        POST,
        PUT,
        DELETE
    }

    public boolean isDeletion() {
        return method == Method.DELETE;
    }

    public IdType idType() {
        return new IdType(type, id, Integer.toString(version));
    }
}
