package org.einthoven.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.security.FhirAccess;

/**
 * The types beside its own into which a search looks, by chains and by {@code _has}: whoever may not search among
 * patients must not learn their names from which recordings are found.
 */
final class SearchedTypes {
    private static final String HAS = "_has:";

    private final FhirContext context;
    private final Set<String> served;

    /** @param served the types of which this server has resources */
    SearchedTypes(FhirContext context, Set<String> served) {
        this.context = context;
        this.served = Set.copyOf(served);
    }

    static boolean looksElsewhere(String parameter) {
        return parameter.startsWith(HAS) || parameter.contains(".");
    }

    Set<String> of(Asked search) {
        return of(search.type(), search.parameters());
    }

    /** @param parameters names of search parameters of {@code type} */
    Set<String> of(String type, Set<String> parameters) {
        return parameters.stream()
                .filter(SearchedTypes::looksElsewhere)
                .flatMap(parameter -> of(type, parameter))
                .collect(Collectors.toSet());
    }

    private Stream<String> of(String type, String parameter) {
        if (parameter.startsWith(HAS)) {
            String[] parts = parameter.split(":", 4);
            return parts.length < 4
                    ? Stream.of(FhirAccess.EVERY_TYPE)
                    : Stream.concat(Stream.of(parts[1]), of(parts[1], parts[3]));
        }
        String[] halves = parameter.split("\\.", 2);
        if (halves.length < 2) {
            return Stream.empty();
        }
        Set<String> targets = targets(type, halves[0]);
        return Stream.concat(targets.stream(), targets.stream().flatMap(target -> of(target, halves[1])));
    }

    private Set<String> targets(String type, String link) {
        String[] parts = link.split(":", 2);
        if (parts.length == 2) {
            return Set.of(parts[1]);
        }
        RuntimeSearchParam parameter = context.getResourceTypes().contains(type)
                ? context.getResourceDefinition(type).getSearchParam(parts[0])
                : null;
        Set<String> targets = parameter == null ? Set.of() : new HashSet<>(parameter.getTargets());
        if (targets.isEmpty()) {
            return Set.of(FhirAccess.EVERY_TYPE);
        }
        targets.retainAll(served);
        return targets;
    }
}
