package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, and how the answer is to look. A parameter that is not known is left out and said to be, in the
 * answer and by its absence from the self link; a client who prefers strict handling is refused (FHIR R4, 3.1.1.4.1).
 *
 * @param parameters as they were understood
 * @param leftOut names of those that were not
 * @param limit of the resources on a page; 0 where only the number of matches is asked for
 */
public record SearchRequest(
        String base, SearchScope scope, Map<String, String[]> parameters, List<String> leftOut, int limit) {

    static final Set<String> INCLUDES = Set.of("_include", "_include:iterate", "_include:recurse");
    static final Set<String> REVERSE_INCLUDES = Set.of("_revinclude", "_revinclude:iterate", "_revinclude:recurse");

    private static final int DEFAULT_COUNT = 20;
    private static final int MAX_COUNT = 100;

    /** HAPI does these when it writes the answer. */
    private static final Set<String> OF_THE_ANSWER = Set.of("_format", "_pretty", "_summary", "_elements");

    private static final Set<String> OF_THE_PAGE = Set.of("_count", "_sort", "_total", Cursor.PARAMETER);

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "_summary", Set.of("true", "text", "data", "count", "false"),
            "_total", Set.of("none", "estimate", "accurate"),
            "_pretty", Set.of("true", "false"));

    public SearchRequest {
        parameters = Map.copyOf(parameters);
        leftOut = List.copyOf(leftOut);
    }

    /** @param isCriterion whether the types can be searched by a parameter of this name */
    public static SearchRequest of(SearchScope scope, RequestDetails request, Predicate<String> isCriterion) {
        return of(scope, request, isCriterion, Set.of());
    }

    /** @param notHere what other searches understand and this one does not */
    public static SearchRequest of(
            SearchScope scope, RequestDetails request, Predicate<String> isCriterion, Set<String> notHere) {
        Map<String, String[]> kept = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        new TreeMap<>(request.getParameters()).forEach((name, values) -> {
            if (isAbout(name) && !notHere.contains(name)
                    || scope.ofAddress().contains(name)
                    || isCriterion.test(name)) {
                checkChoice(name, values);
                kept.put(name, values);
            } else {
                leftOut.add(name);
            }
        });
        if (!leftOut.isEmpty() && Preference.isStrict(request)) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, Excerpt.of(String.join(" and ", leftOut)));
        }
        boolean countOnly = "count".equals(first(request, "_summary"));
        int count = count(first(request, "_count"));
        // what was used, not what was asked
        kept.computeIfPresent("_count", (name, values) -> new String[] {Integer.toString(count)});
        SearchRequest search =
                new SearchRequest(request.getFhirServerBase(), scope, kept, leftOut, countOnly ? 0 : count);
        // HAPI would take the page's size for a total that is not given
        request.removeParameter("_count");
        if (search.limit() == 0) {
            // and everything but the total out of the Bundle, the links and the warnings too
            request.removeParameter("_summary");
        }
        return search;
    }

    /** Whether a parameter goes with every request and says how the answer is to be written (FHIR R4, 3.1.0.1.6). */
    static boolean isOfTheAnswer(String name) {
        return OF_THE_ANSWER.contains(name);
    }

    /** Whether a parameter says how the answer is to look, not what is searched for. */
    private static boolean isAbout(String name) {
        return isOfTheAnswer(name)
                || OF_THE_PAGE.contains(name)
                || INCLUDES.contains(name)
                || REVERSE_INCLUDES.contains(name);
    }

    /** The parameters that what is found must meet. */
    public Map<String, String[]> criteria() {
        Map<String, String[]> criteria = new TreeMap<>(parameters);
        criteria.keySet().removeIf(name -> isAbout(name) || scope.ofAddress().contains(name));
        return criteria;
    }

    static @Nullable String first(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    static int count(@Nullable String asked) {
        if (asked == null) {
            return DEFAULT_COUNT;
        }
        if (!asked.matches("\\d{1,9}")) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(asked) + "\"", "_count");
        }
        return Math.min(Integer.parseInt(asked), MAX_COUNT);
    }

    /** @throws FaultException {@link Fault#INVALID_PARAMETER} where the parameter has only other values */
    static void checkChoice(String name, String[] values) {
        Set<String> choices = CHOICES.get(name);
        for (String value : values) {
            if (choices != null && !choices.contains(value)) {
                throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(value) + "\"", name);
            }
        }
    }

    /** All values of a parameter; none where it was not given. */
    public List<String> values(String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    /** Its address, with what was understood. */
    public String self() {
        return url(null);
    }

    /** The address of the page after the one that ended at {@code cursor}. */
    String next(String cursor) {
        return url(cursor);
    }

    private String url(@Nullable String cursor) {
        StringBuilder url = new StringBuilder(base).append('/').append(scope.path());
        char separator = '?';
        for (Map.Entry<String, String[]> parameter : new TreeMap<>(parameters).entrySet()) {
            for (String value : parameter.getValue()) {
                if (cursor == null || !parameter.getKey().equals(Cursor.PARAMETER)) {
                    url.append(separator)
                            .append(escaped(parameter.getKey()))
                            .append('=')
                            .append(escaped(value));
                    separator = '&';
                }
            }
        }
        return cursor == null
                ? url.toString()
                : url.append(separator)
                        .append(Cursor.PARAMETER)
                        .append('=')
                        .append(cursor)
                        .toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
