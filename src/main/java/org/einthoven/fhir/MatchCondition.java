package org.einthoven.fhir;

import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * What a resource must match, as in {@code If-None-Exist} or {@code PUT Patient?identifier=…}. Two that ask for the same
 * are equal, however they are written.
 *
 * @param parameters of the search, in the order of their names; what says how an answer is to look is left out
 */
record MatchCondition(String type, Map<String, List<String>> parameters) {

    private static final String IDENTIFIER = "identifier";

    MatchCondition {
        parameters = Map.copyOf(parameters);
    }

    /**
     * @param text search parameters, with or without the type and a question mark before them
     * @throws FaultException {@link Fault#INVALID_PARAMETER} where there are none, or for another type
     */
    static MatchCondition of(String type, String text) {
        int mark = text.indexOf('?');
        String path = text.substring(0, Math.max(mark, 0));
        if (!path.isEmpty() && !path.equals(type) && !path.endsWith("/" + type)) {
            throw invalid(text);
        }
        Map<String, List<String>> parameters = new TreeMap<>();
        UrlUtil.parseQueryString(text.substring(mark + 1)).forEach((name, values) -> {
            if (!SearchRequest.isOfTheAnswer(name)) {
                parameters.put(name, List.of(values));
            }
        });
        boolean blank = parameters.values().stream()
                .anyMatch(values -> values.isEmpty() || values.stream().anyMatch(String::isBlank));
        if (parameters.isEmpty() || blank) {
            throw invalid(text);
        }
        return new MatchCondition(type, parameters);
    }

    private static FaultException invalid(String text) {
        return FaultException.of(
                Fault.INVALID_PARAMETER,
                "\"" + Excerpt.of(text) + "\"",
                "a condition (search parameters such as identifier=system|value)");
    }

    /** As a search has them. */
    Map<String, String[]> criteria() {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().toArray(String[]::new)));
    }

    /** Under which several who come at once wait: who names an identifier with its system and who does not may mean the same. */
    String lock() {
        List<String> values = parameters.getOrDefault(IDENTIFIER, List.of());
        boolean identified = parameters.size() == 1 && values.size() == 1;
        return type + " " + (identified ? values.get(0).substring(values.get(0).indexOf('|') + 1) : toString());
    }

    @Override
    public String toString() {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .flatMap(parameter ->
                                parameter.getValue().stream().map(value -> parameter.getKey() + "=" + value))
                        .collect(Collectors.joining("&"));
    }
}
