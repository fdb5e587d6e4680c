package org.einthoven.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.erasure.ErasedHashes.Item;

/** Writes erasures down, and finds by their hashes what came back from a back-up. */
final class ErasureRows {
    private static final String KEYED = "encode(sha256(k.key || convert_to('Patient/' || p, 'UTF8')), 'hex')";

    private static final String PATIENTS =
            """
            select p from (select id as p from patient union select patient_id from recording where patient_id is not null
                union select regexp_replace(subject, '^Patient/', '') from recording
                    where patient_id is null and subject not like '#%'
                union select id from fhir_resource where resource_type = 'Patient'
                union select target_id from fhir_reference where target_type = 'Patient') known, site_key k where
            """;

    private final Connection connection;

    ErasureRows(Connection connection) {
        this.connection = connection;
    }

    /** Whether nobody has written this one down, now and until the transaction ends. */
    boolean isFirst(UUID id) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select not exists (select 1 from erasure where id = ?)"
                        + " from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked")) {
            query.setObject(1, id);
            query.setString(2, "erasure " + id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    void write(Erasure erasure, List<Item> items) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into erasure"
                + " (id, at, who, reason, person, recordings, resources, digest) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setObject(1, erasure.id());
            row.setObject(2, erasure.at().atOffset(ZoneOffset.UTC));
            row.setString(3, erasure.who());
            row.setString(4, erasure.reason());
            row.setString(5, erasure.person());
            row.setInt(6, erasure.recordings());
            row.setInt(7, erasure.resources());
            row.setString(8, erasure.digest());
            row.executeUpdate();
        }
        try (PreparedStatement row =
                connection.prepareStatement("insert into erased_item (erasure_id, kind, hash) values (?, ?, ?)")) {
            for (Item item : items) {
                row.setObject(1, erasure.id());
                row.setString(2, item.kind());
                row.setString(3, item.hash());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** By the ids of patients, their keyed hashes. */
    Map<String, String> hashes(List<String> patients) throws SQLException {
        Map<String, String> hashes = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select p, " + KEYED + " from unnest(?) p, site_key k")) {
            query.setArray(1, connection.createArrayOf("text", patients.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hashes.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return hashes;
    }

    /** Who is here and has this hash. */
    List<String> patientsOf(String hash) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(PATIENTS + KEYED + " = ?")) {
            query.setString(1, hash);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /** Recordings here whose ids have these hashes. */
    List<UUID> recordingsOf(List<String> hashes) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id from recording where encode(sha256(convert_to(id::text, 'UTF8')), 'hex') = any(?)")) {
            query.setArray(1, connection.createArrayOf("text", hashes.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }
}
