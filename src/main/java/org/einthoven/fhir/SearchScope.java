package org.einthoven.fhir;

import java.util.List;
import java.util.Set;
import org.einthoven.fhir.store.Condition;

/**
 * Where a search looks.
 *
 * @param path of its address, below the FHIR endpoint
 * @param types of resource that can be found
 * @param conditions beside those of the search parameters
 * @param ofAddress names of parameters of the address that those conditions hold already
 */
public record SearchScope(String path, List<String> types, List<Condition> conditions, Set<String> ofAddress) {

    public SearchScope {
        types = List.copyOf(types);
        conditions = List.copyOf(conditions);
        ofAddress = Set.copyOf(ofAddress);
    }

    /** All of one type. */
    public static SearchScope of(String type) {
        return new SearchScope(type, List.of(type), List.of(), Set.of());
    }
}
