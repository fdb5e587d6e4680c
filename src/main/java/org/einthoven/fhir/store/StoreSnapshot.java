package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The store as it stood at an instant, in order of ids: versions stay, so what was written later is passed over. Conditions
 * are met by what stands today, since only that is indexed.
 */
@ApplicationScoped
public class StoreSnapshot {

    private final Session session;
    private final ResourceStore store;

    StoreSnapshot(Session session, ResourceStore store) {
        this.session = session;
        this.store = store;
    }

    /**
     * Which part of it.
     *
     * @param type a resource type
     * @param since only what changed after this instant, deletions among it; null for all that was there
     * @param until the instant
     * @param conditions of which one must hold, unless the resource is deleted by now; none for any
     */
    public record Part(String type, @Nullable Instant since, Instant until, List<Condition> conditions) {

        public Part {
            conditions = List.copyOf(conditions);
        }
    }

    /** A version that stood. {@code bytes} are those of its body. */
    public record Entry(long key, int version, String id, long bytes) {}

    /** @param afterId the id of the last one before; empty for the first */
    @Transactional
    public List<Entry> page(Part part, String afterId, int limit) {
        List<Object> values = new ArrayList<>(List.of(part.until(), part.type(), afterId));
        String changed = "v.method <> 'DELETE'";
        if (part.since() != null) {
            changed = "r.updated_at > ? and v.updated_at > ?";
            values.addAll(List.of(part.since(), part.since()));
        }
        String met = "";
        if (!part.conditions().isEmpty()) {
            Condition any = Condition.any(part.conditions());
            met = " and (r.deleted or " + any.sql() + ")";
            values.addAll(any.values());
        }
        values.add(limit);
        String sql = "select v.resource, v.version, v.id, coalesce(octet_length(v.body), 0) from fhir_resource r"
                + " cross join lateral (select * from fhir_version v where v.resource = r.key and v.updated_at <= ?"
                + " order by v.version desc limit 1) v where r.resource_type = ? and r.id > ? and " + changed + met
                + " order by r.id limit ?";
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(connection, sql)) {
                return statement
                        .setAll(values)
                        .list(row -> new Entry(row.getLong(1), row.getInt(2), row.getString(3), row.getLong(4)));
            }
        });
    }

    /** These, with their bodies, in the same order. */
    @Transactional
    public List<StoredVersion> versions(List<Entry> entries) {
        Map<Long, StoredVersion> found = store
                .versions(
                        entries.stream().map(Entry::key).toList(),
                        entries.stream().map(Entry::version).toList())
                .stream()
                .collect(Collectors.toMap(StoredVersion::key, Function.identity()));
        return entries.stream()
                .map(entry -> found.get(entry.key()))
                .map(Objects::requireNonNull)
                .toList();
    }

    /** A number that grows with each transaction that writes: those that are under way have smaller ones. */
    @Transactional
    public long horizon() {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text");
    }

    /** Whether all transactions that were under way at that horizon have ended. */
    @Transactional
    public boolean isSettled(long horizon) {
        return number("select pg_snapshot_xmin(pg_current_snapshot())::text") >= horizon;
    }

    private long number(String sql) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(connection, sql)) {
                return Long.parseLong(statement.first(row -> row.getString(1)).orElseThrow());
            }
        });
    }
}
