package org.einthoven.fhir;

import java.util.Optional;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.StoredVersion;

/**
 * Under which a change is made (RFC 9110, 13.1).
 *
 * @param versions one of which must be the current one; empty where any will do
 * @param present whether there must be such a resource, whichever version stands
 * @param absent whether there must be no such resource yet
 */
record Precondition(Set<Integer> versions, boolean present, boolean absent) {

    static final Precondition NONE = new Precondition(Set.of(), false, false);

    Precondition {
        versions = Set.copyOf(versions);
    }

    /** That nobody has changed it since. */
    static Precondition of(StoredVersion seen) {
        return new Precondition(Set.of(seen.version()), false, false);
    }

    /**
     * @param before what stands, a deletion included
     * @throws FaultException where it is not met
     */
    void check(Optional<StoredVersion> before) {
        Optional<StoredVersion> there = before.filter(standing -> !standing.isDeletion());
        if (absent && there.isPresent()) {
            throw FaultException.of(
                    Fault.ALREADY_THERE, there.get().type() + "/" + there.get().id());
        }
        if (present && there.isEmpty()) {
            throw FaultException.of(Fault.NOTHING_TO_CHANGE);
        }
        if (!versions.isEmpty()) {
            int version =
                    before.map(StoredVersion::version).orElseThrow(() -> FaultException.of(Fault.NOTHING_TO_CHANGE));
            if (!versions.contains(version)) {
                throw FaultException.of(Fault.STALE_VERSION, version);
            }
        }
    }
}
