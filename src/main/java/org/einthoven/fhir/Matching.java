package org.einthoven.fhir;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Locks;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.SearchText;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.store.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * The one resource that a condition means, as in {@code If-None-Exist} or {@code PUT Patient?identifier=…} (FHIR R4,
 * 3.1.0.7.1 and 3.1.0.8.1). Of several who come at once with the same condition, one goes on and the others wait for it.
 */
@ApplicationScoped
class Matching {

    private static final String IDENTIFIER = "identifier";

    private final ResourceSearch search;
    private final SearchCriteria criteria;
    private final Locks locks;
    private final CallerAccess caller;

    Matching(ResourceSearch search, SearchCriteria criteria, Locks locks, CallerAccess caller) {
        this.search = search;
        this.criteria = criteria;
        this.locks = locks;
        this.caller = caller;
    }

    /**
     * @param condition search parameters, with or without the type and a question mark before them
     * @throws FaultException {@link Fault#AMBIGUOUS_CONDITION} where it is more than one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredVersion> one(String type, String condition) {
        List<StoredVersion> found = all(type, condition, 2);
        if (found.size() > 1) {
            throw FaultException.of(Fault.AMBIGUOUS_CONDITION, type, Excerpt.of(condition));
        }
        return found.stream().findFirst();
    }

    /** @param most that are looked for */
    @Transactional(Transactional.TxType.MANDATORY)
    List<StoredVersion> all(String type, String condition, int most) {
        Map<String, String[]> parameters = new TreeMap<>(parameters(condition));
        SearchQuery query = new SearchQuery(type, allowedConditions(type, condition), List.of(), null, most);
        locks.hold(type + " " + lockOf(parameters, condition));
        return search.page(query).matches();
    }

    /** What must hold of a resource that matches, whoever asks. */
    List<Condition> conditions(String type, String condition) {
        return conditions(type, parameters(condition));
    }

    /** The same, of a condition that the caller states. */
    List<Condition> allowedConditions(String type, String condition) {
        Map<String, String[]> parameters = parameters(condition);
        caller.requireCondition(type, parameters.keySet(), StoredTypes.ALL);
        return conditions(type, parameters);
    }

    private List<Condition> conditions(String type, Map<String, String[]> parameters) {
        SearchLimits.checkCriteria(parameters);
        return parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> criteria.condition(type, parameter.getKey(), value)))
                .toList();
    }

    /** The condition that means what has this identifier. */
    static String identifier(@Nullable String system, String value) {
        String token = system == null
                ? SearchText.escaped(value)
                : SearchText.escaped(system) + "|" + SearchText.escaped(value);
        return IDENTIFIER + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static Map<String, String[]> parameters(String condition) {
        Map<String, String[]> parameters = UrlUtil.parseQueryString(condition.substring(condition.indexOf('?') + 1));
        if (parameters.isEmpty()) {
            throw invalid(condition);
        }
        parameters.forEach((name, values) -> {
            if (values.length == 0 || Stream.of(values).anyMatch(String::isBlank)) {
                throw invalid(condition);
            }
        });
        return parameters;
    }

    private static FaultException invalid(String condition) {
        return FaultException.of(
                Fault.INVALID_PARAMETER,
                "\"" + Excerpt.of(condition) + "\"",
                "a condition (search parameters such as identifier=system|value)");
    }

    /** Who names an identifier with its system and who does not may mean the same. */
    private static String lockOf(Map<String, String[]> parameters, String condition) {
        String[] values = parameters.get(IDENTIFIER);
        return parameters.size() == 1 && values != null && values.length == 1
                ? values[0].substring(values[0].indexOf('|') + 1)
                : condition;
    }
}
