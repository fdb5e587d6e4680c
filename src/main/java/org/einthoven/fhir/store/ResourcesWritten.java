package org.einthoven.fhir.store;

import java.util.List;

/** Fired within the transaction that writes them, once they can be found. */
public record ResourcesWritten(List<StoredVersion> versions) {

    public ResourcesWritten {
        versions = List.copyOf(versions);
    }
}
