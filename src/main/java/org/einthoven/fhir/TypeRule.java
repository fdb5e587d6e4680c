package org.einthoven.fhir;

import java.util.Optional;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What is particular about writing one type of resource. Called in the transaction of the write. */
interface TypeRule {

    String type();

    /**
     * Whether nothing is kept of it but the resource itself, so that {@link #create} and {@link #update} have nothing to do.
     *
     * @param before what stands; null where it never was
     */
    default boolean isKeptLikeAnyOther(Resource resource, @Nullable StoredVersion before) {
        return true;
    }

    /** Keeps a new resource in its own way; empty where it is kept like any other. */
    default Optional<Written> create(Resource resource, String id) {
        return Optional.empty();
    }

    /**
     * Replaces what is there in its own way; empty where it is replaced like any other.
     *
     * @param before what stands, which may come of a recording
     */
    default Optional<Written> update(Resource resource, StoredVersion before) {
        return Optional.empty();
    }

    /** Looks at what is about to be kept, and may refuse it. */
    default void check(Resource resource, boolean isNew) {}

    /** Follows what was kept. */
    default void kept(Resource resource, StoredVersion version) {}

    /** Follows what was deleted. */
    default void deleted(StoredVersion version) {}
}
