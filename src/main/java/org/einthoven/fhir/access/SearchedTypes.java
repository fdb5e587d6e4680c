package org.einthoven.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.HashSet;
import java.util.Map;
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

    /** References to the one patient whom a resource is about: each of these elements is there once at most. */
    private static final Map<String, Set<String>> WHOSE = Map.of(
            "Observation", Set.of("patient", "subject"),
            "DiagnosticReport", Set.of("patient", "subject"),
            "Encounter", Set.of("patient", "subject"),
            "ServiceRequest", Set.of("patient", "subject"),
            "Device", Set.of("patient"),
            "Task", Set.of("patient"));

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

    /**
     * Whether a chain or {@code _has} of a search that is cut to one patient looks at what is that patient's alone: from
     * what is about the patient to the patient, or back, and no further. Anything else could lead to somebody else's data,
     * and what is found would tell of them.
     */
    static boolean staysWithPatient(String type, String parameter) {
        if (parameter.startsWith(HAS)) {
            String[] parts = parameter.split(":", 4);
            return type.equals("Patient")
                    && parts.length == 4
                    && WHOSE.getOrDefault(parts[1], Set.of()).contains(parts[2])
                    && !looksElsewhere(parts[3]);
        }
        String[] halves = parameter.split("\\.", 2);
        String link = halves[0].endsWith(":Patient")
                ? halves[0].substring(0, halves[0].length() - ":Patient".length())
                : halves[0];
        return halves.length == 2 && WHOSE.getOrDefault(type, Set.of()).contains(link) && !looksElsewhere(halves[1]);
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
