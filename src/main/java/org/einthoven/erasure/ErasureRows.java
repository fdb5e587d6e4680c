package org.einthoven.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
                union select target_id from fhir_reference where target_type = 'Patient'
                union select regexp_replace(patient, '^Patient/', '') from unread_page where patient is not null
                union select regexp_replace(other_patient, '^Patient/', '') from unread_page where other_patient is not null) known, site_key k where
            """;

    private final Connection connection;

    ErasureRows(Connection connection) {
        this.connection = connection;
    }

    /** Whether nobody has written this one down, now and until the transaction ends. */
    boolean isFirst(UUID id) throws SQLException {
        // in a statement of its own: one that waits sees what was there before it waited
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "erasure " + id);
            lock.execute();
        }
        try (PreparedStatement query =
                connection.prepareStatement("select not exists (select 1 from erasure where id = ?)")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    void write(Erasure.Deed deed, Scope scope, String digest, List<Item> items) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into erasure"
                        + " (id, at, who, reason, person, recordings, resources, digest, first_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setObject(1, deed.id());
            row.setObject(2, deed.at().atOffset(ZoneOffset.UTC));
            row.setString(3, deed.who());
            row.setString(4, deed.reason());
            row.setString(5, deed.person());
            row.setInt(6, scope.recordings().size());
            row.setInt(7, scope.resources().size());
            row.setString(8, digest);
            row.setObject(9, deed.firstAt().atOffset(ZoneOffset.UTC));
            row.executeUpdate();
        }
        try (PreparedStatement row =
                connection.prepareStatement("insert into erased_item (erasure_id, kind, hash) values (?, ?, ?)")) {
            for (Item item : items) {
                row.setObject(1, deed.id());
                row.setString(2, item.kind());
                row.setString(3, item.hash());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** The keyed hash of a patient's id. */
    String hash(String patient) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select " + KEYED + " from (select ? as p) one, site_key k")) {
            query.setString(1, patient);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
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
