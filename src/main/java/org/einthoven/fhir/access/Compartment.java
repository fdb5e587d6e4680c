package org.einthoven.fhir.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;

/**
 * All that belongs to one resource, in which can be searched: {@code Patient/123/Observation?code=...} (FHIR R4,
 * 3.1.1.2).
 *
 * @param owner a resource type
 */
public record Compartment(String owner, String id) {

    /** In place of a type. */
    public static final String ALL_TYPES = "*";

    private static final String KEPT = Compartment.class.getName();

    /** The one in which a request searches; empty where it does not say. */
    public static Optional<Compartment> of(RequestDetails request) {
        return Optional.ofNullable((Compartment) request.getUserData().get(KEPT));
    }

    /** The one in which is searched at an address. */
    static Optional<Compartment> of(List<String> path) {
        return path.size() == 3
                        && (Character.isUpperCase(path.get(2).charAt(0))
                                || path.get(2).equals(ALL_TYPES))
                ? Optional.of(new Compartment(path.get(0), path.get(1)))
                : Optional.empty();
    }

    public void keep(RequestDetails request) {
        request.getUserData().put(KEPT, this);
    }

    /** What whoever searches in it must be allowed beside the search. */
    Asked asked() {
        return Asked.look(owner, id);
    }

    @Override
    public String toString() {
        return owner + "/" + id;
    }
}
