package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the trail beside their hashes. */
final class SealedEvents {
    /**
     * An id that has a row, a seal or both.
     *
     * @param entry null where the row is gone
     * @param tree 0 where it has no seal
     * @param hash null where it has no seal
     */
    record SealedEvent(long id, @Nullable AuditEntry entry, int tree, long leaf, @Nullable Hash hash) {}

    private SealedEvents() {}

    /** Rows in the order of their ids, sealed or not. */
    static List<AuditEntry> between(Connection database, long after, long upTo, int most) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select " + AuditEntry.COLUMNS + " from audit_event where id > ? and id <= ? order by id limit ?")) {
            query.setLong(1, after);
            query.setLong(2, upTo);
            query.setInt(3, most);
            return entries(query);
        }
    }

    /** What there is of so many ids from {@code first} on, in their order. */
    static List<SealedEvent> of(Connection database, long first, int ids) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("select e.*, s.event_id, s.tree, s.leaf, s.hash"
                + " from (select " + AuditEntry.COLUMNS + " from audit_event where id >= ? and id < ?) e"
                + " full join (select * from audit_seal where event_id >= ? and event_id < ?) s on s.event_id = e.id"
                + " order by coalesce(e.id, s.event_id)")) {
            for (int i = 0; i < 2; i++) {
                query.setLong(2 * i + 1, first);
                query.setLong(2 * i + 2, first + ids);
            }
            return events(query);
        }
    }

    private static List<SealedEvent> events(PreparedStatement query) throws SQLException {
        List<SealedEvent> events = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                events.add(event(row));
            }
        }
        return events;
    }

    private static SealedEvent event(ResultSet row) throws SQLException {
        AuditEntry entry = row.getLong("id") == 0 ? null : AuditEntry.of(row);
        byte[] hash = row.getBytes("hash");
        return new SealedEvent(
                entry == null ? row.getLong("event_id") : entry.id(),
                entry,
                row.getInt("tree"),
                row.getLong("leaf"),
                hash == null ? null : Hash.of(hash));
    }

    /** Rows of a tree from one place to before another, in their order and with their seals. */
    static List<SealedEvent> leaves(Connection database, int tree, long first, long end) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("select " + AuditEntry.COLUMNS
                + ", event_id, tree, leaf, hash"
                + " from audit_seal join audit_event on id = event_id where tree = ? and leaf >= ? and leaf < ?"
                + " order by leaf")) {
            query.setInt(1, tree);
            query.setLong(2, first);
            query.setLong(3, end);
            return events(query);
        }
    }

    /** The leaves of a tree, 32 bytes for each of its events. */
    static List<Hash> hashes(Connection database, int tree, long size) throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement("select hash from audit_seal where tree = ? and leaf < ? order by leaf")) {
            query.setInt(1, tree);
            query.setLong(2, size);
            List<Hash> hashes = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hashes.add(Hash.of(row.getBytes(1)));
                }
            }
            return hashes;
        }
    }

    private static List<AuditEntry> entries(PreparedStatement query) throws SQLException {
        List<AuditEntry> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                entries.add(AuditEntry.of(row));
            }
        }
        return entries;
    }
}
