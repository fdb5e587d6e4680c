package org.einthoven.fhir;

import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** How much may be asked for in one search: more than anybody needs, and less than holds the database up. */
public final class SearchLimits {

    private static final int MOST_CRITERIA = 50;

    /** Chains and {@code _has}, each of which is a search within the search. */
    private static final int MOST_CHAINS = 5;

    private static final int MOST_SORT_KEYS = 10;

    private static final int MOST_INCLUDES = 30;

    private SearchLimits() {}

    public static void check(SearchRequest asked) {
        checkCriteria(asked.criteria());
        check(
                asked.values("_sort").stream().mapToLong(keys -> keys.split(",").length),
                MOST_SORT_KEYS,
                "keys to sort by");
        check(
                Stream.of(SearchRequest.INCLUDES, SearchRequest.REVERSE_INCLUDES)
                        .flatMap(names -> names.stream())
                        .mapToLong(name -> asked.values(name).size()),
                MOST_INCLUDES,
                "inclusions");
    }

    /** @param criteria values by the name of their search parameter */
    static void checkCriteria(Map<String, String[]> criteria) {
        check(criteria.values().stream().mapToLong(values -> values.length), MOST_CRITERIA, "criteria");
        check(
                criteria.entrySet().stream()
                        .filter(criterion -> criterion.getKey().startsWith("_has:")
                                || criterion.getKey().contains("."))
                        .mapToLong(criterion -> criterion.getValue().length),
                MOST_CHAINS,
                "chains and _has");
    }

    private static void check(LongStream counts, int most, String what) {
        long asked = counts.sum();
        if (asked > most) {
            throw FaultException.of(Fault.TOO_MUCH_ASKED, asked, what, most);
        }
    }
}
