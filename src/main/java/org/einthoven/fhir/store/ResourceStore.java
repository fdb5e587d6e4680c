package org.einthoven.fhir.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.einthoven.fhir.store.StoredVersion.Method;
import org.hibernate.Session;

/** The resources that are kept, version by version. Reads; {@link ResourceWriter} writes. */
@ApplicationScoped
public class ResourceStore {

    private static final String COLUMNS =
            "select v.resource, v.resource_type, v.id, v.version, v.updated_at, v.method, v.body, v.recording_id";

    private static final String VERSION = COLUMNS + " from fhir_version v";

    private static final String CURRENT =
            VERSION + " join fhir_resource r on r.key = v.resource and r.version = v.version";

    /** About what a version has in JSON, in bytes: the samples of a recording are kept at half of that (V1). */
    private static final String BYTES =
            "(coalesce(octet_length(v.body), 0) + coalesce((select 2 * octet_length(w.data) from waveform w"
                    + " where w.recording_id = v.recording_id and v.id = cast(v.recording_id as text)), 0))";

    /** So much of them is in an answer, and one more that does not fit: a page is shorter where resources are large. */
    private static final long ANSWER_BYTES = 16L << 20;

    /** More than are on a page. */
    private static final int MOST_PATIENTS = 200;

    /** Without a version where the resource was changed by whoever held its lock before. */
    private static final String LOCKED =
            COLUMNS + " from fhir_resource r left join fhir_version v on v.resource = r.key and v.version = r.version";

    private static final String REFERRED = " where (r.resource_type, r.id) in (select * from unnest(?, ?))";

    private final Session session;

    ResourceStore(Session session) {
        this.session = session;
    }

    /** What stands today, a deletion included; empty where there never was such a resource. */
    @Transactional
    public Optional<StoredVersion> find(String type, String id) {
        return one(CURRENT + " where r.resource_type = ? and r.id = ?", List.of(type, id));
    }

    /** The same, while no other transaction can change it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<StoredVersion> lock(String type, String id) {
        LocalReference reference = new LocalReference(type, id);
        return Optional.ofNullable(lock(List.of(reference)).get(reference));
    }

    /** The same for several, by their references; those that never were are left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<LocalReference, StoredVersion> lock(Collection<LocalReference> references) {
        List<Object> values = List.of(
                references.stream().map(LocalReference::type).toArray(String[]::new),
                references.stream().map(LocalReference::id).toArray(String[]::new));
        List<Optional<StoredVersion>> locked = session.doReturningWork(connection -> {
            try (Statement statement =
                    Statement.of(connection, LOCKED + REFERRED + " order by r.resource_type, r.id for update of r")) {
                return statement
                        .setAll(values)
                        .list(row -> row.getObject(1) == null ? Optional.empty() : Optional.of(version(row)));
            }
        });
        // what the others wrote is seen by the next statement
        boolean changed = locked.stream().anyMatch(Optional::isEmpty);
        return (changed
                        ? list(CURRENT + REFERRED, values).stream()
                        : locked.stream().flatMap(Optional::stream))
                .collect(Collectors.toMap(
                        version -> new LocalReference(version.type(), version.id()), Function.identity()));
    }

    /** A version, whether it stands or was replaced. */
    @Transactional
    public Optional<StoredVersion> find(String type, String id, int version) {
        return one(
                VERSION + " join fhir_resource r on r.key = v.resource"
                        + " where r.resource_type = ? and r.id = ? and v.version = ?",
                List.of(type, id, version));
    }

    /** What stands under these keys, in no order. */
    @Transactional
    public List<StoredVersion> all(Collection<Long> keys) {
        return keys.isEmpty()
                ? List.of()
                : list(CURRENT + " where r.key = any(?)", List.of((Object) keys.toArray(Long[]::new)));
    }

    /** What stands under these keys, in their order, as long as it fits into an answer; the first always does. */
    @Transactional
    public List<StoredVersion> fitting(List<Long> keys) {
        String numbered = "select v.*, wanted.place, " + bytesBefore("wanted.place")
                + " from unnest(?) with ordinality wanted (key, place)"
                + " join fhir_resource r on r.key = wanted.key"
                + " join fhir_version v on v.resource = r.key and v.version = r.version";
        return keys.isEmpty()
                ? List.of()
                : list(
                        COLUMNS + " from (" + numbered + ") v where v.bytes_before < ? order by v.place",
                        List.of(keys.toArray(Long[]::new), ANSWER_BYTES));
    }

    /** How much comes before a row where the rows are in this order. */
    private static String bytesBefore(String order) {
        return "sum(" + BYTES + ") over (order by " + order + ") - " + BYTES + " as bytes_before";
    }

    /** Versions by keys and the numbers that belong to them, in no order. */
    @Transactional
    public List<StoredVersion> versions(Collection<Long> keys, Collection<Integer> numbers) {
        return list(
                VERSION + " join unnest(?, ?) wanted (key, number) on v.resource = wanted.key"
                        + " and v.version = wanted.number",
                List.of(
                        (Object) keys.toArray(Long[]::new),
                        numbers.stream().map(Integer::longValue).toArray(Long[]::new)));
    }

    /** What stands of one type under these ids, deletions included, in no order. */
    @Transactional
    public List<StoredVersion> all(String type, Collection<String> ids) {
        return list(
                CURRENT + " where r.resource_type = ? and r.id = any(?)", List.of(type, ids.toArray(String[]::new)));
    }

    /** Those that stand and are not indexed, in order of their keys: some of them have nothing to be found by. */
    @Transactional
    public List<StoredVersion> notIndexed(long afterKey, int limit) {
        return list(
                CURRENT + " where r.tokens = '{}' and not r.deleted and r.key > ? order by r.key limit ?",
                List.of(afterKey, limit));
    }

    /** Some of the recordings that the archive had before there was a store. */
    @Transactional
    public List<UUID> recordingsWithout(int limit) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(
                    connection,
                    "select c.id from recording c where not exists (select 1 from fhir_resource r"
                            + " where r.resource_type = 'Observation' and r.id = cast(c.id as text)) limit ?")) {
                return statement.set(limit).list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Those of the ids under which there is, or was, a resource. */
    @Transactional
    public Set<String> known(String type, Collection<String> ids) {
        return session.doReturningWork(connection -> {
            try (Statement statement =
                    Statement.of(connection, "select id from fhir_resource where resource_type = ? and id = any(?)")) {
                return Set.copyOf(
                        statement.set(type).set(ids.toArray(String[]::new)).list(row -> row.getString(1)));
            }
        });
    }

    /** Whether another resource that stands refers to it. */
    @Transactional
    public boolean isReferredTo(StoredVersion resource) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(
                    connection,
                    "select 1 from fhir_reference where target_id = ? and target_type = ? and resource <> ? limit 1")) {
                return statement
                        .set(resource.id())
                        .set(resource.type())
                        .set(resource.key())
                        .first(row -> true)
                        .isPresent();
            }
        });
    }

    /** The ids of the resources of one type that a resource refers to by a parameter. */
    @Transactional
    public List<String> targets(String type, String id, SearchParameter parameter, String targetType) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(
                    connection,
                    "select distinct x.target_id from fhir_reference x join fhir_resource r on r.key = x.resource"
                            + " where r.resource_type = ? and r.id = ? and x.place = any(?) and x.target_type = ?")) {
                return statement
                        .set(type)
                        .set(id)
                        .set(parameter.hashes())
                        .set(targetType)
                        .list(row -> row.getString(1));
            }
        });
    }

    /** The patients whom some resources are about, or refer to; the first of very many. */
    @Transactional
    public List<String> patients(Collection<StoredVersion> resources) {
        if (resources.isEmpty()) {
            return List.of();
        }
        Long[] keys = resources.stream().map(StoredVersion::key).toArray(Long[]::new);
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(
                    connection,
                    "select target_id from fhir_reference where resource = any(?) and target_type = 'Patient'"
                            + " union select id from fhir_resource where key = any(?) and resource_type = 'Patient'"
                            + " limit ?")) {
                return statement.set(keys).set(keys).set(MOST_PATIENTS).list(row -> row.getString(1));
            }
        });
    }

    /** Versions, the newest first. */
    @Transactional
    public List<StoredVersion> history(HistoryQuery query) {
        String page =
                "select * from fhir_version v where " + query.where() + " order by " + HistoryQuery.ORDER + " limit ?";
        String sized = "select v.*, " + bytesBefore(HistoryQuery.ORDER) + " from (" + page + ") v";
        List<Object> values = query.values();
        values.add(ANSWER_BYTES);
        return list(
                COLUMNS + " from (" + sized + ") v where v.bytes_before < ? order by " + HistoryQuery.ORDER, values);
    }

    /** How many versions there are, counted to the limit of the query. */
    @Transactional
    public int count(HistoryQuery query) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(
                    connection,
                    "select count(*) from (select 1 from fhir_version v where " + query.where()
                            + " limit ?) versions")) {
                return statement
                        .setAll(query.values())
                        .list(row -> row.getInt(1))
                        .get(0);
            }
        });
    }

    private Optional<StoredVersion> one(String sql, List<?> values) {
        return list(sql, values).stream().findFirst();
    }

    private List<StoredVersion> list(String sql, List<?> values) {
        return session.doReturningWork(connection -> {
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.setAll(values).list(ResourceStore::version);
            }
        });
    }

    private static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Statement.instant(row, 5),
                Method.valueOf(row.getString(6)),
                row.getString(7),
                Statement.uuid(row, 8));
    }
}
