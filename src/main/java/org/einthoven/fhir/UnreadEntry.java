package org.einthoven.fhir;

import java.util.Optional;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/**
 * An entry of a batch that could not be read. In the Bundle an empty entry stands for it.
 *
 * @param why it could not
 * @param asked method and address, as far as they could be read
 */
record UnreadEntry(FaultException why, String asked) {

    private static final String KEY = UnreadEntry.class.getName();

    BundleEntryComponent inItsPlace() {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setUserData(KEY, this);
        return entry;
    }

    static Optional<UnreadEntry> of(BundleEntryComponent entry) {
        return Optional.ofNullable((UnreadEntry) entry.getUserData(KEY));
    }
}
