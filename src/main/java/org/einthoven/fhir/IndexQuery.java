package org.einthoven.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search over the index: conditions that must all hold, in SQL with a question mark for each value. */
final class IndexQuery {

    /** By what the hits are put in order; equal ones by id, so that the order is total and pages do not overlap. */
    enum Order {
        NEWEST_UPDATE("updated_at", true),
        OLDEST_UPDATE("updated_at", false),
        NEWEST_DATE("starts_at", true),
        OLDEST_DATE("starts_at", false);

        private final String column;
        private final boolean descending;

        Order(String column, boolean descending) {
            this.column = column;
            this.descending = descending;
        }

        String clause() {
            String direction = descending ? " desc" : "";
            return column + direction + ", id" + direction;
        }

        String column() {
            return column;
        }

        /** What comes after a row in this order. */
        String after() {
            return "(" + column + ", id) " + (descending ? "<" : ">") + " (?, ?)";
        }
    }

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private Order order = Order.NEWEST_UPDATE;

    IndexQuery(String resourceType) {
        and("resource_type = ?", resourceType);
    }

    IndexQuery and(String condition, Object... itsValues) {
        conditions.add(condition);
        values.addAll(List.of(itsValues));
        return this;
    }

    /** One of several conditions must hold. */
    IndexQuery anyOf(List<IndexCondition> alternatives) {
        conditions.add("("
                + String.join(
                        " or ", alternatives.stream().map(IndexCondition::sql).toList()) + ")");
        alternatives.forEach(alternative -> values.addAll(alternative.values()));
        return this;
    }

    /** Ordering by a time leaves out what has none. */
    IndexQuery orderBy(Order wanted) {
        this.order = wanted;
        return wanted.column().equals("starts_at") ? and("starts_at is not null") : this;
    }

    Order order() {
        return order;
    }

    /** From after {@code cursor} on. */
    String where(@Nullable Cursor cursor) {
        String all = String.join(" and ", conditions);
        return cursor == null ? all : all + " and " + order.after();
    }

    List<Object> values(@Nullable Cursor cursor) {
        List<Object> all = new ArrayList<>(values);
        if (cursor != null) {
            all.add(cursor.at());
            all.add(cursor.id());
        }
        return all;
    }

    /** Where a page ended: the sort key and id of its last row. */
    record Cursor(Instant at, String id) {}
}
