package org.einthoven.fhir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.LocalReference;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * What a transaction writes, entry by entry.
 *
 * @param targets the resource of each entry by the entry's {@code fullUrl}
 */
record TransactionPlan(List<PlannedEntry> entries, Map<String, LocalReference> targets) {

    TransactionPlan {
        entries = List.copyOf(entries);
        targets = Map.copyOf(targets);
    }

    /** @throws FaultException {@link Fault#TWICE_IN_BUNDLE} where two entries change the same (FHIR R4, 3.1.0.11.2) */
    static TransactionPlan of(List<PlannedEntry> entries) {
        Set<LocalReference> changed = new HashSet<>();
        Set<LocalReference> there = new HashSet<>();
        Map<String, LocalReference> targets = new HashMap<>();
        for (PlannedEntry entry : entries) {
            AtEntry.run(entry.index(), () -> {
                entry.resources().forEach(resource -> checkOnce(resource, entry, changed, there));
                name(entry, targets);
            });
        }
        return new TransactionPlan(entries, targets);
    }

    private static void checkOnce(
            LocalReference resource, PlannedEntry entry, Set<LocalReference> changed, Set<LocalReference> there) {
        boolean twice;
        if (entry.isThere()) {
            there.add(resource);
            twice = changed.contains(resource);
        } else {
            // what is created has an id that nobody else has
            twice = entry.method() != HTTPVerb.POST && (!changed.add(resource) || there.contains(resource));
        }
        if (twice) {
            throw FaultException.of(Fault.TWICE_IN_BUNDLE, resource);
        }
    }

    private static void name(PlannedEntry entry, Map<String, LocalReference> targets) {
        String name = entry.entry().getFullUrl();
        if (name != null
                && entry.ids().size() == 1
                && targets.put(name, entry.resources().get(0)) != null) {
            throw FaultException.of(Fault.TWICE_IN_BUNDLE, Excerpt.of(name));
        }
    }

    /** Whether an entry writes a resource of this type, which a reference by a search may then find. */
    boolean writes(String type) {
        return entries.stream()
                .anyMatch(entry -> !entry.isRead() && entry.type().equals(type));
    }
}
