package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.exception.DataException;
import org.jspecify.annotations.Nullable;

/** Finds resources by the index. A page begins where the one before ended, so that writes in between move nothing. */
@ApplicationScoped
public class ResourceSearch {

    /** Counting stops here: beyond, nobody needs the exact number, and counting a million rows is slow. */
    public static final int COUNTED = 10_000;

    private static final int COUNTED_UNASKED = 1_000;

    private final Session session;
    private final ResourceStore store;

    ResourceSearch(Session session, ResourceStore store) {
        this.session = session;
        this.store = store;
    }

    /** A row that matched, and where a page that ends with it ends. */
    private record Hit(long key, Cursor cursor) {}

    /** @param next where the next page begins; null where this is the last */
    public record Page(List<StoredVersion> matches, @Nullable Cursor next) {

        public Page {
            matches = List.copyOf(matches);
        }
    }

    /** @param all whether these are all, none left out for its size */
    public record Linked(List<StoredVersion> versions, boolean all) {

        public Linked {
            versions = List.copyOf(versions);
        }
    }

    @Transactional
    public Page page(SearchQuery query) {
        List<Hit> hits = hits(query);
        List<Hit> page = hits.subList(0, Math.min(hits.size(), query.limit()));
        List<StoredVersion> found = store.fitting(page.stream().map(Hit::key).toList());
        Hit last = last(page, found);
        return new Page(
                found.stream().filter(version -> !version.isDeletion()).toList(),
                last == null || last.equals(hits.get(hits.size() - 1)) ? null : last.cursor());
    }

    /** The last one on the page: of those that were found, for larger ones may not fit. */
    private static @Nullable Hit last(List<Hit> page, List<StoredVersion> found) {
        if (page.isEmpty() || found.isEmpty()) {
            return page.isEmpty() ? null : page.get(page.size() - 1);
        }
        long key = found.get(found.size() - 1).key();
        return page.stream().filter(hit -> hit.key() == key).findFirst().orElseThrow();
    }

    /** A cursor comes back from the client, with values that the database may be unable to read. */
    private List<Hit> hits(SearchQuery query) {
        try {
            return session.doReturningWork(connection -> hits(connection, query));
        } catch (DataException unreadable) {
            if (query.after() == null) {
                throw unreadable;
            }
            throw Cursor.invalid(query.after().encode());
        }
    }

    /**
     * How many match; empty where there are too many to count.
     *
     * @param exactly whether the client wants to know; who does not say is told what is found out quickly
     */
    @Transactional
    public Optional<Integer> count(SearchQuery query, boolean exactly) {
        int most = exactly ? COUNTED : COUNTED_UNASKED;
        Condition where = where(query);
        int count = session.doReturningWork(connection -> {
            try (Statement statement = Statement.planned(
                    connection,
                    "select count(*) from (select 1 from fhir_resource r where " + where.sql() + " limit ?) matches")) {
                return statement
                        .setAll(where.values())
                        .set(most + 1)
                        .list(row -> row.getInt(1))
                        .get(0);
            }
        });
        return count > most ? Optional.empty() : Optional.of(count);
    }

    private static Condition where(SearchQuery query) {
        List<Condition> all = new ArrayList<>();
        all.add(
                query.type() == null
                        ? Condition.of("not r.deleted")
                        : Condition.of("r.resource_type = ? and not r.deleted", query.type()));
        all.addAll(query.conditions());
        return Condition.all(all);
    }

    /** One more than fit on the page, where there are. */
    private static List<Hit> hits(Connection connection, SearchQuery query) throws SQLException {
        List<SortKey> sort = query.sort();
        if (sort.size() != 1 || sort.get(0).place() == null) {
            return sorted(connection, query);
        }
        List<Hit> hits = new ArrayList<>();
        Cursor after = query.after();
        if (after == null || !after.values().isEmpty()) {
            hits.addAll(withValue(connection, query, sort.get(0)));
        }
        boolean without = query.conditions().stream().noneMatch(sort.get(0)::isMeantBy);
        if (without && hits.size() <= query.limit()) {
            hits.addAll(withoutValue(connection, query, sort.get(0), query.limit() + 1 - hits.size()));
        }
        return hits;
    }

    /** What is asked of the row that is sorted by is asked of that row {@code x} itself, not of another like it. */
    private static Condition whereSorted(SearchQuery query, SortKey key) {
        List<Condition> conditions = query.conditions().stream()
                .map(condition -> key.isMeantBy(condition)
                        ? Objects.requireNonNull(condition.at()).condition()
                        : condition)
                .toList();
        return where(new SearchQuery(query.type(), conditions, query.sort(), query.after(), query.limit()));
    }

    /** By one key that has an index of its own, along which the page is found. */
    private static List<Hit> withValue(Connection connection, SearchQuery query, SortKey key) throws SQLException {
        Condition where = whereSorted(query, key);
        List<Object> values = new ArrayList<>(where.values());
        String from = "";
        if (query.after() != null) {
            if (query.after().values().size() != 1) {
                throw Cursor.invalid(query.after().encode());
            }
            from = " and (" + key.column() + ", x.resource) " + key.comparison() + " (cast(? as " + key.sqlType()
                    + "), ?)";
            values.add(query.after().values().get(0));
            values.add(query.after().key());
        }
        values.add(query.limit() + 1);
        String sql = "select r.key, " + key.column() + "::text from " + key.table()
                + " x join fhir_resource r on r.key = x.resource where x.first and x.place = " + key.place() + " and "
                + where.sql() + from + " order by " + key.column() + key.direction() + ", x.resource" + key.direction()
                + " limit ?";
        return list(connection, sql, values, 1);
    }

    /** Those that have nothing to be sorted by, after all others. */
    private static List<Hit> withoutValue(Connection connection, SearchQuery query, SortKey key, int limit)
            throws SQLException {
        Condition where = where(query);
        List<Object> values = new ArrayList<>(where.values());
        String from = "";
        if (query.after() != null && query.after().values().isEmpty()) {
            from = " and r.key < ?";
            values.add(query.after().key());
        }
        values.add(limit);
        String sql = "select r.key from fhir_resource r where " + where.sql() + " and not exists (select 1 from "
                + key.table() + " x where x.resource = r.key and x.first and x.place = " + key.place() + ")" + from
                + " order by r.key desc limit ?";
        return list(connection, sql, values, 0);
    }

    /** By any keys; by none the newest comes first, by when it was created, which no later write changes. */
    private static List<Hit> sorted(Connection connection, SearchQuery query) throws SQLException {
        List<SortKey> keys = query.sort();
        boolean descending = keys.isEmpty() || keys.get(keys.size() - 1).descending();
        Condition where = where(query);
        List<Object> values = new ArrayList<>(where.values());
        String from = query.after() == null ? "" : " and " + after(keys, descending, query.after(), values);
        values.add(query.limit() + 1);
        String columns =
                keys.stream().map(key -> ", (" + key.expression() + ")::text").collect(Collectors.joining());
        String order = keys.stream()
                .map(key -> key.expression() + key.direction() + ", ")
                .collect(Collectors.joining());
        String sql = "select r.key" + columns + " from fhir_resource r where " + where.sql() + from + " order by "
                + order + "r.key" + (descending ? " desc" : "") + " limit ?";
        return list(connection, sql, values, keys.size());
    }

    /** What comes after a row where keys go in different directions: later in the first that differs. */
    private static String after(List<SortKey> keys, boolean descending, Cursor cursor, List<Object> values) {
        if (cursor.values().size() != keys.size()) {
            throw Cursor.invalid(cursor.encode());
        }
        if (keys.size() == 1) {
            values.addAll(List.of(cursor.values().get(0), cursor.key()));
            SortKey only = keys.get(0);
            return "(" + only.expression() + ", r.key) " + only.comparison() + " (cast(? as " + only.sqlType()
                    + "), ?)";
        }
        List<String> ways = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        List<Object> equals = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            SortKey key = keys.get(i);
            String value = "cast(? as " + key.sqlType() + ")";
            ways.add(equal + key.expression() + " " + key.comparison() + " " + value);
            values.addAll(equals);
            values.add(cursor.values().get(i));
            equal.append(key.expression()).append(" = ").append(value).append(" and ");
            equals.add(cursor.values().get(i));
        }
        ways.add(equal + "r.key " + (descending ? "<" : ">") + " ?");
        values.addAll(equals);
        values.add(cursor.key());
        return "(" + String.join(" or ", ways) + ")";
    }

    private static List<Hit> list(Connection connection, String sql, List<Object> values, int keys)
            throws SQLException {
        try (Statement statement = Statement.planned(connection, sql)) {
            return statement.setAll(values).list(row -> new Hit(row.getLong(1), cursor(row, keys)));
        }
    }

    private static Cursor cursor(ResultSet row, int keys) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(row.getString(2 + i));
        }
        return new Cursor(values, row.getLong(1));
    }

    /** What {@code from} refer to by this parameter, or, turned round, what refers to them. */
    @Transactional
    public Linked linked(Collection<StoredVersion> from, Link link, int limit) {
        if (from.isEmpty()) {
            return new Linked(List.of(), true);
        }
        List<Long> keys = session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(connection, link.sql())) {
                return statement.setAll(link.values(from)).set(limit).list(row -> row.getLong(1));
            }
        });
        List<StoredVersion> found = store.fitting(keys);
        return new Linked(
                found.stream().filter(version -> !version.isDeletion()).toList(), found.size() == keys.size());
    }
}
