package org.einthoven.fhir.store;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Map;
import java.util.Set;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that matches are put in order by. Where a resource has several values, the first counts; where it has none,
 * it comes last.
 *
 * @param single whether no resource can have several
 */
public record SortKey(
        String name, @Nullable Long place, boolean single, RestSearchParameterTypeEnum type, boolean descending) {

    private static final Set<RestSearchParameterTypeEnum> SORTED = Set.of(
            RestSearchParameterTypeEnum.DATE,
            RestSearchParameterTypeEnum.STRING,
            RestSearchParameterTypeEnum.NUMBER,
            RestSearchParameterTypeEnum.QUANTITY);

    /** @param stated as in {@code _sort}: with a minus for the largest first */
    public static SortKey of(Map<String, SearchParameter> parameters, String stated) {
        boolean descending = stated.startsWith("-");
        String name = descending ? stated.substring(1) : stated;
        SearchParameter parameter = parameters.get(name);
        if (name.equals("_id") || name.equals("_lastUpdated")) {
            return new SortKey(name, null, true, RestSearchParameterTypeEnum.DATE, descending);
        }
        if (parameter == null
                || parameter.places().isEmpty()
                || name.startsWith("_")
                || !SORTED.contains(parameter.type())) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETER,
                    "\"" + Excerpt.of(stated) + "\"",
                    "_sort (_id, _lastUpdated, or a parameter of type date, string, number or quantity)");
        }
        IndexedPlace place = parameter.places().get(0);
        return new SortKey(name, place.hash(), place.single(), parameter.type(), descending);
    }

    /** The value of row {@code r}, never null; the place is in it, for it is a number of ours. */
    String expression() {
        if (place == null) {
            return name.equals("_id") ? "r.id" : "r.updated_at";
        }
        return "coalesce((select " + column() + " from " + table() + " x where x.resource = r.key and x.place = "
                + place + " and x.first limit 1), " + last() + ")";
    }

    /** Whether a condition says something of the very row that is sorted by. */
    boolean isMeantBy(Condition condition) {
        Condition.At at = condition.at();
        return single
                && at != null
                && place != null
                && at.place() == place
                && at.table().equals(table());
    }

    String table() {
        return switch (type) {
            case DATE -> "fhir_date";
            case STRING -> "fhir_string";
            default -> "fhir_quantity";
        };
    }

    String column() {
        return type == RestSearchParameterTypeEnum.STRING ? "x.folded" : "x.low";
    }

    private String last() {
        if (type == RestSearchParameterTypeEnum.STRING) {
            return descending ? "''" : "chr(1114111)";
        }
        return (descending ? "'-infinity'" : "'infinity'") + "::" + sqlType();
    }

    /** Of its value, to read one back from text. */
    String sqlType() {
        if (name.equals("_id") || type == RestSearchParameterTypeEnum.STRING) {
            return "text";
        }
        return type == RestSearchParameterTypeEnum.DATE ? "timestamptz" : "double precision";
    }

    String direction() {
        return descending ? " desc" : "";
    }

    String comparison() {
        return descending ? "<" : ">";
    }
}
