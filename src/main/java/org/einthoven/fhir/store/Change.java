package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.fhir.store.StoredVersion.Method;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What is to be the next version of a resource.
 *
 * @param resource as it will be found; null for a deletion
 * @param rendered what the resource is rendered from, which is kept instead of it; null to keep the resource itself
 * @param before what stands, or that nothing does, where the caller knows and holds the lock; null where they do not
 */
public record Change(
        Method method,
        String type,
        String id,
        @Nullable Resource resource,
        @Nullable Rendered rendered,
        @Nullable Before before) {

    /** The resource's key and version before the change; 0 for both where it is new. */
    public record Before(long key, int version) {

        static final Before NOTHING = new Before(0, 0);

        static Before of(Optional<StoredVersion> standing) {
            return standing.map(version -> new Before(version.key(), version.version()))
                    .orElse(NOTHING);
        }
    }

    /** The recording that a resource is rendered from, and the version and time that it states itself. */
    public record Rendered(UUID recordingId, int version, Instant updatedAt) {}

    /** @param id that no resource ever had */
    public static Change creation(Resource resource, String id) {
        return new Change(Method.POST, resource.fhirType(), id, resource, null, Before.NOTHING);
    }

    public static Change update(Resource resource, String id) {
        return new Change(Method.PUT, resource.fhirType(), id, resource, null, null);
    }

    /** @param before what stands under the id, which is locked */
    public static Change update(Resource resource, String id, Optional<StoredVersion> before) {
        return new Change(Method.PUT, resource.fhirType(), id, resource, null, Before.of(before));
    }

    /** @param before what stands, locked */
    public static Change deletion(StoredVersion before) {
        return new Change(Method.DELETE, before.type(), before.id(), null, null, Before.of(Optional.of(before)));
    }

    String reference() {
        return type + "/" + id;
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
                        resource.getMeta().getLastUpdated().toInstant()),
                null);
    }
}
