package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.UUID;
import org.einthoven.fhir.store.StoredVersion.Method;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What is to be the next version of a resource.
 *
 * @param resource as it will be found; null for a deletion
 * @param rendered what the resource is rendered from, which is kept instead of it; null to keep the resource itself
 */
public record Change(Method method, String type, String id, @Nullable Resource resource, @Nullable Rendered rendered) {

    /** The recording that a resource is rendered from, and the version and time that it states itself. */
    public record Rendered(UUID recordingId, int version, Instant updatedAt) {}

    public static Change creation(Resource resource, String id) {
        return new Change(Method.POST, resource.fhirType(), id, resource, null);
    }

    public static Change update(Resource resource, String id) {
        return new Change(Method.PUT, resource.fhirType(), id, resource, null);
    }

    public static Change deletion(String type, String id) {
        return new Change(Method.DELETE, type, id, null, null);
    }

    /** @param resource with its id, version and time */
    public static Change rendered(Resource resource, UUID recordingId) {
        int version = Integer.parseInt(resource.getMeta().getVersionId());
        return new Change(
                version == 1 ? Method.POST : Method.PUT,
                resource.fhirType(),
                resource.getIdPart(),
                resource,
                new Rendered(
                        recordingId,
                        version,
                        resource.getMeta().getLastUpdated().toInstant()));
    }
}
