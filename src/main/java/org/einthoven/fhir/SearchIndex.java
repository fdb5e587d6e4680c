package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.inference.ModelRef;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The table that searches run on. */
@ApplicationScoped
class SearchIndex {

    /** Counting stops here: beyond, nobody needs the exact number, and counting a million rows is slow. */
    static final int COUNTED = 10_000;

    private static final String INSERT =
            """
            insert into fhir_index (resource_type, id, recording_id, status, code, sent_codes, identifiers, value_code,
                subject, patient_id, starts_at, ends_at, derived_from, results, updated_at)
            values (?, ?, ?, ?, cast(? as text), nullif(?, cast('{}' as text[])),
                nullif(?, cast('{}' as text[])), cast(? as text), cast(? as text), cast(? as text),
                cast(? as timestamptz), cast(? as timestamptz), cast(? as text),
                nullif(?, cast('{}' as text[])), ?)
            on conflict (resource_type, id) do update set status = excluded.status, value_code = excluded.value_code,
                results = excluded.results, updated_at = excluded.updated_at
            """;

    private final Session session;

    SearchIndex(Session session) {
        this.session = session;
    }

    /** A row that matched. */
    record Hit(String id, UUID recordingId, Instant sortKey) {}

    /** Writes the rows over those of the same resources, in the caller's transaction, in one round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(List<IndexRow> rows) {
        session.flush(); // the recording must be there before what refers to it
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                for (IndexRow row : rows) {
                    new StatementValues(statement)
                            .text(row.type())
                            .text(row.id())
                            .uuid(row.recordingId())
                            .text(row.status())
                            .text(row.code())
                            .texts(row.sentCodes())
                            .texts(row.identifiers())
                            .text(row.valueCode())
                            .text(row.subject())
                            .text(row.patientId())
                            .instant(row.start())
                            .instant(row.end())
                            .text(row.derivedFrom())
                            .texts(row.results())
                            .instant(row.updatedAt());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    @Transactional
    List<Hit> page(IndexQuery query, IndexQuery.@Nullable Cursor cursor, int limit) {
        Query sql = session.createNativeQuery(
                "select id, recording_id, " + query.order().column() + " from fhir_index where " + query.where(cursor)
                        + " order by " + query.order().clause() + " limit ?",
                Hit.class);
        int next = set(sql, query.values(cursor));
        sql.setParameter(next, limit);
        return results(sql);
    }

    @SuppressWarnings("unchecked") // the query was created for Hit
    private static List<Hit> results(Query sql) {
        return sql.getResultList();
    }

    /** How many match; empty where there are more than {@link #COUNTED}. */
    @Transactional
    Optional<Integer> count(IndexQuery query) {
        Query sql = session.createNativeQuery(
                "select count(*) from (select 1 from fhir_index where " + query.where(null) + " limit ?) matches",
                Long.class);
        int next = set(sql, query.values(null));
        sql.setParameter(next, COUNTED + 1);
        int count = ((Number) sql.getSingleResult()).intValue();
        return count > COUNTED ? Optional.empty() : Optional.of(count);
    }

    private static int set(Query sql, List<Object> values) {
        int next = 1;
        for (Object value : values) {
            sql.setParameter(next++, value);
        }
        return next;
    }

    /** Remembers the models of a reading, so that their Devices can be read for ever. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keepModels(List<ModelRef> models) {
        for (ModelRef model : models) {
            session.createNativeMutationQuery("insert into fhir_model (device_id, name, version, sha256)"
                            + " values (?, ?, ?, ?) on conflict (device_id) do nothing")
                    .setParameter(1, DerivedIds.ofModel(model))
                    .setParameter(2, model.name())
                    .setParameter(3, model.version())
                    .setParameter(4, model.sha256())
                    .executeUpdate();
        }
    }

    @Transactional
    Optional<ModelRef> model(String deviceId) {
        return session.createNativeQuery(
                        "select name, version, sha256 from fhir_model where device_id = ?", ModelRef.class)
                .setParameter(1, deviceId)
                .uniqueResultOptional();
    }
}
