package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.einthoven.audit.chain.Trees.Stored;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what was written to the trail. It runs some time after the writing, which is not slowed by it; replicas take
 * turns, by a lock in the database. Each run signs the head of the day, so that a day that is not over is signed too.
 */
final class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class);

    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x617564697401L;

    private static final int EVENTS_AT_A_TIME = 5_000;

    private final DataSource database;
    private final SigningKey key;
    private final TrustedKeys trusted;
    private final Clock clock;
    private @Nullable Horizon candidate;

    Sealer(DataSource database, SigningKey key, TrustedKeys trusted, Clock clock) {
        this.database = database;
        this.key = key;
        this.trusted = trusted;
        this.clock = clock;
    }

    /** Seals all that was complete when it ran last. Returns how many events that were. */
    synchronized int seal() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Horizon settled = candidate;
            if (settled != null && !settled.isSettled(connection)) {
                return 0;
            }
            candidate = Horizon.now(connection);
            int sealed = 0;
            for (int step = EVENTS_AT_A_TIME; settled != null && step == EVENTS_AT_A_TIME; sealed += step) {
                step = step(connection, settled.event());
            }
            return sealed;
        }
    }

    private int step(Connection connection, long upTo) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int sealed = takesTurn(connection) ? sealNext(connection, upTo) : 0;
            connection.commit();
            return sealed;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean takesTurn(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement();
                ResultSet taken = lock.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            taken.next();
            return taken.getBoolean(1);
        }
    }

    private int sealNext(Connection connection, long upTo) throws SQLException {
        Optional<Stored> last = Trees.last(connection);
        long after = last.map(tree -> tree.head().lastEvent()).orElse(0L);
        List<AuditEntry> entries = SealedEvents.between(connection, after, upTo, EVENTS_AT_A_TIME);
        if (entries.isEmpty()) {
            return 0;
        }
        GrowingTree tree = last.flatMap(this::untouched)
                .filter(growing -> growing.takes(entries.get(0)))
                .orElse(null);
        int number = last.map(stored -> stored.head().tree()).orElse(0);
        Hash before = last.map(stored -> stored.head().last()).orElse(Hash.NONE);
        if (tree == null) {
            last.ifPresent(stored -> tellOutside(stored.head()));
        }
        List<Seal> seals = new ArrayList<>();
        for (AuditEntry entry : entries) {
            if (tree == null || !tree.takes(entry)) {
                if (tree != null) {
                    write(connection, tree);
                    tellOutside(tree.head());
                    before = tree.last();
                }
                tree = GrowingTree.begin(++number, entry, before);
            }
            Hash hash = tree.add(entry);
            seals.add(new Seal(entry.id(), tree.number(), tree.size() - 1, hash));
        }
        write(connection, tree);
        insert(connection, seals);
        return entries.size();
    }

    /** What is to grow must be what this server signed: it does not sign what somebody else made of it. */
    private Optional<GrowingTree> untouched(Stored stored) {
        try {
            if (trusted.vouchFor(stored.signed())) {
                return Optional.of(GrowingTree.of(stored));
            }
        } catch (IllegalArgumentException damaged) {
            LOG.errorf("Audit trail: %s", damaged.getMessage());
        }
        LOG.errorf(
                "Audit trail: the head of tree %d is not what was signed; a new tree begins",
                stored.head().tree());
        return Optional.empty();
    }

    /** Where logs are collected a copy stays that nobody changes who can change the database. */
    private static void tellOutside(TreeHead head) {
        LOG.infof("The audit log of a day is complete: %s", head.text().strip().replace('\n', ','));
    }

    private void write(Connection connection, GrowingTree tree) throws SQLException {
        Trees.write(connection, new Stored(key.sign(tree.head()), clock.instant(), tree.frontier()));
    }

    private record Seal(long event, int tree, long leaf, Hash hash) {}

    private static void insert(Connection connection, List<Seal> seals) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into audit_seal (event_id, tree, leaf, hash)"
                        + " select * from unnest(?::bigint[], ?::integer[], ?::bigint[], ?::bytea[])")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", seals.stream().map(Seal::event).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", seals.stream().map(Seal::tree).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", seals.stream().map(Seal::leaf).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea",
                            seals.stream().map(seal -> seal.hash().toBytes()).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }
}
