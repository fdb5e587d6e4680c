package org.einthoven.fhir.store;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search parameter of one resource type.
 *
 * @param places where its values stand
 * @param resolvesTo the only type whose references it finds, as {@code patient} does; null for any
 * @param targets the types that it may refer to; empty for any
 * @param pairs for a composite: what must match together
 */
public record SearchParameter(
        String name,
        RestSearchParameterTypeEnum type,
        List<IndexedPlace> places,
        @Nullable String resolvesTo,
        Set<String> targets,
        List<Pair> pairs) {

    public SearchParameter {
        places = List.copyOf(places);
        targets = Set.copyOf(targets);
        pairs = List.copyOf(pairs);
    }

    /**
     * Two parameters that must match in the same element.
     *
     * @param scope the element; empty for the resource itself, where the two are searched like any other
     */
    record Pair(List<String> scope, SearchParameter first, SearchParameter second, String key) {

        Pair {
            scope = List.copyOf(scope);
        }
    }

    public boolean isReference() {
        return type == RestSearchParameterTypeEnum.REFERENCE;
    }

    Long[] hashes() {
        return places.stream().map(IndexedPlace::hash).toArray(Long[]::new);
    }
}
