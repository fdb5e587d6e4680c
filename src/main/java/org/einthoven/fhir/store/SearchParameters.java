package org.einthoven.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * What resources can be searched by: R4's own SearchParameter definitions as HAPI ships them, and {@code _source}, which
 * R4 has in its text but not among them. Left out are the phonetic ones and composites of kinds that no index holds.
 */
public final class SearchParameters {

    private static final Pattern RESOLVED = Pattern.compile("(.+)\\.where\\(resolve\\(\\) is (\\w+)\\)");
    private static final Set<RestSearchParameterTypeEnum> KINDS = Set.of(
            RestSearchParameterTypeEnum.TOKEN,
            RestSearchParameterTypeEnum.STRING,
            RestSearchParameterTypeEnum.DATE,
            RestSearchParameterTypeEnum.REFERENCE,
            RestSearchParameterTypeEnum.NUMBER,
            RestSearchParameterTypeEnum.QUANTITY,
            RestSearchParameterTypeEnum.URI);

    private final FhirContext context;
    private final IFhirPath fhirPath;
    private final Map<String, Map<String, SearchParameter>> byType = new ConcurrentHashMap<>();

    public SearchParameters(FhirContext context) {
        this.context = context;
        this.fhirPath = context.newFhirPath();
    }

    /** Those of a resource type by name, in order of their names. */
    public Map<String, SearchParameter> of(String resourceType) {
        return byType.computeIfAbsent(resourceType, this::define);
    }

    /** Those by which a resource belongs to an owner of that type, by R4's CompartmentDefinitions. */
    List<SearchParameter> membership(String resourceType, String owner) {
        return context.getResourceDefinition(resourceType).getSearchParams().stream()
                .filter(definition -> definition.getProvidesMembershipInCompartments() != null
                        && definition.getProvidesMembershipInCompartments().contains(owner))
                .map(definition -> of(resourceType).get(definition.getName()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, SearchParameter> define(String resourceType) {
        List<RuntimeSearchParam> definitions =
                context.getResourceDefinition(resourceType).getSearchParams();
        Map<String, SearchParameter> parameters = new TreeMap<>();
        for (RuntimeSearchParam definition : definitions) {
            if (KINDS.contains(definition.getParamType())
                    && !definition.getName().equals("phonetic")) {
                parameters.put(definition.getName(), simple(resourceType, definition));
            }
        }
        parameters.put(
                "_source",
                parameter("_source", RestSearchParameterTypeEnum.URI, resourceType, "Resource.meta.source", Set.of()));
        for (RuntimeSearchParam definition : definitions) {
            if (definition.getParamType() == RestSearchParameterTypeEnum.COMPOSITE) {
                SearchParameter composite = composite(resourceType, definition, parameters);
                if (composite != null) {
                    parameters.put(composite.name(), composite);
                }
            }
        }
        return parameters;
    }

    private SearchParameter simple(String resourceType, RuntimeSearchParam definition) {
        Set<String> targets = definition.getTargets() == null ? Set.of() : Set.copyOf(definition.getTargets());
        return parameter(definition.getName(), definition.getParamType(), resourceType, definition.getPath(), targets);
    }

    private SearchParameter parameter(
            String name,
            RestSearchParameterTypeEnum type,
            String resourceType,
            String expression,
            Set<String> targets) {
        List<IndexedPlace> places = new ArrayList<>();
        String resolvesTo = null;
        for (String part : expression.split(" \\| ")) {
            Matcher resolved = RESOLVED.matcher(part.strip());
            String path = resolved.matches() ? resolved.group(1) : part.strip();
            resolvesTo = resolved.matches() ? resolved.group(2) : resolvesTo;
            Place place = Place.of(path);
            places.add(
                    place == null
                            ? IndexedPlace.evaluated(resourceType, path, evaluation(path))
                            : IndexedPlace.walked(context.getResourceDefinition(resourceType), place));
        }
        return new SearchParameter(name, type, places, resolvesTo, targets, List.of());
    }

    private Function<Base, List<Base>> evaluation(String expression) {
        return resource -> fhirPath.evaluate(resource, expression, Base.class);
    }

    private static @Nullable SearchParameter composite(
            String resourceType, RuntimeSearchParam definition, Map<String, SearchParameter> simple) {
        List<SearchParameter> found = components(definition, simple);
        if (found.size() != 2 || !isPair(found)) {
            return null;
        }
        List<List<String>> scopes = Stream.of(definition.getPath().split(" \\| "))
                .map(path -> List.of(path.strip().split("\\.")))
                .map(names -> names.subList(1, names.size()))
                .toList();
        List<SearchParameter.Pair> pairs = scopes.stream()
                .map(scope -> pair(resourceType, scope, scopes, found.get(0), found.get(1)))
                .toList();
        return new SearchParameter(
                definition.getName(), RestSearchParameterTypeEnum.COMPOSITE, List.of(), null, Set.of(), pairs);
    }

    /** Their references end in the parameter's name, which itself may have hyphens. */
    private static List<SearchParameter> components(
            RuntimeSearchParam definition, Map<String, SearchParameter> simple) {
        return definition.getComponents().stream()
                .map(component -> component.getReference())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .map(name -> simple.get(name.substring(name.indexOf('-') + 1)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isPair(List<SearchParameter> components) {
        RestSearchParameterTypeEnum second = components.get(1).type();
        return components.get(0).type() == RestSearchParameterTypeEnum.TOKEN
                && (second == RestSearchParameterTypeEnum.TOKEN
                        || second == RestSearchParameterTypeEnum.QUANTITY
                        || second == RestSearchParameterTypeEnum.DATE
                        || second == RestSearchParameterTypeEnum.STRING);
    }

    private static SearchParameter.Pair pair(
            String resourceType,
            List<String> scope,
            List<List<String>> scopes,
            SearchParameter first,
            SearchParameter second) {
        String key = resourceType + "." + String.join(".", scope) + " of " + first.name() + " and " + second.name();
        return new SearchParameter.Pair(scope, within(scope, scopes, first), within(scope, scopes, second), key);
    }

    /** A parameter's places in one scope: those of narrower scopes belong to these. */
    private static SearchParameter within(List<String> scope, List<List<String>> scopes, SearchParameter parameter) {
        List<IndexedPlace> places = parameter.places().stream()
                .filter(place -> place.startsWith(scope)
                        && scopes.stream().noneMatch(other -> other.size() > scope.size() && place.startsWith(other)))
                .toList();
        return new SearchParameter(
                parameter.name(), parameter.type(), places, parameter.resolvesTo(), parameter.targets(), List.of());
    }
}
