package org.einthoven.fhir.bulk;

import java.util.List;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.StoredVersion;

/** What an export needs of the rooms in which single resources are searched and read. */
public interface Outgoing {

    /** Whether a type can be searched by a parameter of this name, with what follows it. */
    boolean isCriterion(String type, String name);

    /** @throws org.einthoven.faults.FaultException for what is not known or cannot be read */
    Condition condition(String type, String name, String value);

    /** Whether resources of this type can be about a patient, in the sense of R4's compartment. */
    boolean isInPatientCompartment(String type);

    /**
     * The resource as a read gives it, on one line.
     *
     * @param elements to which it is cut; empty for all of it
     */
    String json(StoredVersion version, List<String> elements);
}
