package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a row, {@code r} of fhir_resource unless said otherwise, in SQL with a question mark for each value.
 *
 * @param at the same of a row of the index, where it is about nothing else; null for any other condition
 */
public record Condition(String sql, List<Object> values, @Nullable At at) {

    /**
     * That {@code x}, a row of the index at one place, fulfils a condition.
     *
     * @param table of the index
     */
    record At(String table, long place, Condition condition) {}

    static final Condition NEVER = of("false");

    private static final Condition ALWAYS = of("true");

    public Condition {
        values = List.copyOf(values);
    }

    Condition(String sql, List<Object> values) {
        this(sql, values, null);
    }

    public static Condition of(String sql, Object... values) {
        return new Condition(sql, List.of(values));
    }

    /** It is of one of these types. */
    public static Condition ofType(List<String> types) {
        return of("r.resource_type = any(?)", (Object) types.toArray(String[]::new));
    }

    /** It was written then or later. */
    public static Condition since(Instant instant) {
        return of("r.updated_at >= ?", instant);
    }

    public Condition not() {
        return new Condition("not (" + sql + ")", values);
    }

    public static Condition all(List<Condition> conditions) {
        return conditions.isEmpty() ? ALWAYS : joined(conditions, " and ");
    }

    /** At least one of them. */
    public static Condition any(List<Condition> conditions) {
        return conditions.isEmpty() ? NEVER : joined(conditions, " or ");
    }

    private static Condition joined(List<Condition> conditions, String word) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        List<Object> values = new ArrayList<>();
        conditions.forEach(condition -> values.addAll(condition.values()));
        return new Condition(
                conditions.stream().map(Condition::sql).collect(Collectors.joining(word, "(", ")")), values);
    }

    /** One of these hashes is among the row's. */
    static Condition token(List<Long> hashes) {
        return Condition.of("r.tokens && ?", (Object) hashes.toArray(Long[]::new));
    }

    /** There is a row of {@code table} for this resource, at one of the places, for which {@code rest} holds. */
    static Condition row(String table, Long[] places, Condition rest) {
        List<Object> all = new ArrayList<>();
        all.add(places);
        all.addAll(rest.values());
        return new Condition(
                "exists (select 1 from " + table + " x where x.resource = r.key and x.place = any(?) and " + rest.sql()
                        + ")",
                all,
                places.length == 1 ? new At(table, places[0], rest) : null);
    }
}
