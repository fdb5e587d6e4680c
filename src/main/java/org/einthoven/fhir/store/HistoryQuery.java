package org.einthoven.fhir.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which versions are asked for.
 *
 * @param type null for all types
 * @param id null for all resources of the type
 * @param since only those that came at or after; null for all
 * @param at only those that were current at some moment of that time; null for all
 * @param after the last one of the page before; null for the first page
 */
public record HistoryQuery(
        @Nullable String type,
        @Nullable String id,
        @Nullable Instant since,
        @Nullable Moments at,
        @Nullable After after,
        int limit) {

    static final String ORDER = "v.updated_at desc, v.resource desc, v.version desc";

    /** From the first to the last moment, both included. */
    public record Moments(Instant first, Instant last) {}

    /** Where a page ended. */
    public record After(Instant updatedAt, long key, int version) {}

    /** The same of all pages, whichever they are on. */
    public HistoryQuery whole(int most) {
        return new HistoryQuery(type, id, since, at, null, most);
    }

    /** What comes after one of its versions. */
    public HistoryQuery after(StoredVersion last) {
        return new HistoryQuery(type, id, since, at, new After(last.updatedAt(), last.key(), last.version()), limit);
    }

    String where() {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (id != null) {
            conditions.add("v.resource = (select key from fhir_resource where resource_type = ? and id = ?)");
        } else if (type != null) {
            conditions.add("v.resource_type = ?");
        }
        if (since != null) {
            conditions.add("v.updated_at >= ?");
        }
        if (at != null) {
            conditions.add(
                    "v.updated_at <= ? and not exists (select 1 from fhir_version n where n.resource = v.resource"
                            + " and n.version > v.version and n.updated_at <= ?)");
        }
        if (after != null) {
            conditions.add("(v.updated_at, v.resource, v.version) < (?, ?, ?)");
        }
        return String.join(" and ", conditions);
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        if (type != null) {
            values.add(type);
        }
        if (id != null) {
            values.add(id);
        }
        if (since != null) {
            values.add(since);
        }
        if (at != null) {
            values.addAll(List.of(at.last(), at.first()));
        }
        if (after != null) {
            values.addAll(List.of(after.updatedAt(), after.key(), after.version()));
        }
        values.add(limit);
        return values;
    }
}
