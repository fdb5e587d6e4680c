package org.einthoven.fhir.store;

import java.util.List;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** What belongs to one patient, encounter, practitioner or device (FHIR R4, 2.36 and its CompartmentDefinitions). */
public final class Compartments {

    /** The types of which each resource has a compartment. */
    public static final List<String> OWNERS = List.of("Device", "Encounter", "Patient", "Practitioner");

    private final SearchParameters parameters;

    public Compartments(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /** The types of which something can be in the compartment of an owner of this type; its own is one of them. */
    public List<String> types(String owner) {
        if (!OWNERS.contains(owner)) {
            throw FaultException.of(Fault.NO_COMPARTMENT, Excerpt.of(owner), String.join(", ", OWNERS));
        }
        return StoredTypes.ALL.stream()
                .filter(type -> type.equals(owner)
                        || !parameters.membership(type, owner).isEmpty())
                .toList();
    }

    /**
     * @param owner the type of the owner
     * @param types of resource, of {@link #types}
     */
    public Condition of(String owner, String id, List<String> types) {
        List<SearchParameter> membership = types.stream()
                .flatMap(type -> parameters.membership(type, owner).stream())
                .toList();
        return Condition.all(List.of(
                Condition.ofType(types),
                Condition.any(List.of(
                        ReferenceCriterion.toOne(membership, new LocalReference(owner, id)),
                        Condition.of("(r.resource_type = ? and r.id = ?)", owner, id)))));
    }
}
