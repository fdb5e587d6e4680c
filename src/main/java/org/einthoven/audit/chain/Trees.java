package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trees as the database keeps them. */
final class Trees {
    /**
     * @param sealedAt when it grew last
     * @param frontier of {@link MerkleTree#frontier}
     */
    record Stored(SignedHead signed, Instant sealedAt, byte[] frontier) {
        TreeHead head() {
            return signed.head();
        }
    }

    private static final String SELECT = "select * from audit_tree ";

    private Trees() {}

    static Optional<Stored> last(Connection database) throws SQLException {
        return first(database, "order by number desc limit 1");
    }

    static Optional<Stored> of(Connection database, int number) throws SQLException {
        return first(database, "where number = ?", number);
    }

    static Optional<Stored> withEvent(Connection database, long event) throws SQLException {
        return first(database, "where number = (select tree from audit_seal where event_id = ?)", event);
    }

    /** The newest first. */
    static List<Stored> newest(Connection database, int most) throws SQLException {
        return list(database, "order by number desc limit ?", most);
    }

    /** In order. */
    static List<Stored> after(Connection database, int number, int most) throws SQLException {
        return list(database, "where number > ? order by number limit ?", number, most);
    }

    private static Optional<Stored> first(Connection database, String where, Object... values) throws SQLException {
        return list(database, where, values).stream().findFirst();
    }

    private static List<Stored> list(Connection database, String where, Object... values) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<Stored> trees = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    trees.add(stored(row));
                }
            }
            return trees;
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        TreeHead head = new TreeHead(
                row.getInt("number"),
                row.getObject("day", LocalDate.class),
                row.getLong("size"),
                row.getLong("first_event"),
                row.getLong("last_event"),
                Hash.of(row.getBytes("before_hash")),
                Hash.of(row.getBytes("last_hash")),
                Hash.of(row.getBytes("root")));
        return new Stored(
                new SignedHead(head, row.getString("signature"), row.getString("signed_by")),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getBytes("frontier"));
    }

    static void write(Connection database, Stored tree) throws SQLException {
        TreeHead head = tree.head();
        try (PreparedStatement write = database.prepareStatement(
                """
                insert into audit_tree (number, day, size, first_event, last_event, before_hash, last_hash, root,
                    frontier, signature, signed_by, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (number) do update set size = excluded.size, last_event = excluded.last_event,
                    last_hash = excluded.last_hash, root = excluded.root, frontier = excluded.frontier,
                    signature = excluded.signature, signed_by = excluded.signed_by, sealed_at = excluded.sealed_at
                """)) {
            write.setInt(1, head.tree());
            write.setObject(2, head.day());
            write.setLong(3, head.size());
            write.setLong(4, head.firstEvent());
            write.setLong(5, head.lastEvent());
            write.setBytes(6, head.before().toBytes());
            write.setBytes(7, head.last().toBytes());
            write.setBytes(8, head.root().toBytes());
            write.setBytes(9, tree.frontier());
            write.setString(10, tree.signed().signature());
            write.setString(11, tree.signed().key());
            write.setObject(12, tree.sealedAt().atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        }
    }
}
