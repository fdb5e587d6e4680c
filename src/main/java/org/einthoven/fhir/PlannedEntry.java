package org.einthoven.fhir;

import java.util.List;
import org.einthoven.fhir.store.LocalReference;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a transaction of which is known what it writes.
 *
 * @param index in the Bundle
 * @param entry whose request names the resource by now, not the condition that found it
 * @param ids of the resource, there already or to be; of all that a condition deletes; none for what is only read
 * @param isThere whether it is a conditional creation of a resource that is there, or that another entry creates
 * @param condition that the entry had, which must not fit more than one resource in the end either; null for none
 */
record PlannedEntry(
        int index,
        BundleEntryComponent entry,
        String type,
        List<String> ids,
        boolean isThere,
        @Nullable MatchCondition condition) {

    PlannedEntry {
        ids = List.copyOf(ids);
    }

    /** An entry that changes nothing. */
    static PlannedEntry question(int index, BundleEntryComponent entry) {
        return new PlannedEntry(index, entry, "", List.of(), false, null);
    }

    /** What it does to what is kept; GET where it only asks, whichever way. */
    HTTPVerb method() {
        return isRead() ? HTTPVerb.GET : entry.getRequest().getMethod();
    }

    boolean isRead() {
        return EntryRequest.asks(entry.getRequest());
    }

    List<LocalReference> resources() {
        return ids.stream().map(id -> new LocalReference(type, id)).toList();
    }
}
