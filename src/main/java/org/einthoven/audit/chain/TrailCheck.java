package org.einthoven.audit.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.einthoven.audit.chain.SealedEvents.SealedEvent;
import org.einthoven.audit.chain.Trees.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Computes all hashes of the trail again and compares them with what was signed. It asks in steps, so that it holds up
 * neither vacuuming nor sealing; what is sealed while it runs is for the next time.
 */
final class TrailCheck {
    private static final int IDS_AT_A_TIME = 5_000;
    private static final int TREES_AT_A_TIME = 100;
    private static final int MOST_TOLD = 50;

    /** Sealing follows writing by seconds; a transaction that stays open for long may hold it up. */
    private static final Duration MAY_WAIT = Duration.ofHours(6);

    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

    private final Connection connection;
    private final TrustedKeys trusted;
    private final Duration grace;
    private final List<String> problems = new ArrayList<>();
    private long events;
    private Hash last = Hash.NONE;
    private long lastEvent;
    private MerkleTree tree = new MerkleTree();

    private TrailCheck(Connection connection, TrustedKeys trusted, Duration grace) {
        this.connection = connection;
        this.trusted = trusted;
        this.grace = grace;
    }

    /**
     * Goes through the whole trail; some seconds for a million events.
     *
     * @param grace what seems to wait for sealing for too long is given this long: where the clock was set forward, or the
     *     machine slept, it was written a moment ago
     */
    static CheckResult run(DataSource database, TrustedKeys trusted, Instant now, Duration grace) throws SQLException {
        try (Connection connection = database.getConnection()) {
            TrailCheck check = new TrailCheck(connection, trusted, grace);
            Optional<Stored> end = Trees.last(connection);
            if (end.isPresent()) {
                check.trees(end.get());
            }
            check.tail(now);
            check.compareWith(CheckResult.last(connection));
            return new CheckResult(now, check.events, check.problems);
        }
    }

    private void problem(String sentence) {
        if (problems.size() < MOST_TOLD) {
            problems.add(sentence);
        } else if (problems.size() == MOST_TOLD) {
            problems.add("and more");
        }
    }

    private void trees(Stored end) throws SQLException {
        int number = 0;
        while (number < end.head().tree()) {
            List<Stored> next = Trees.after(connection, number, TREES_AT_A_TIME);
            for (Stored stored : next) {
                // the last one as it was at the beginning, whatever it has grown to
                Stored checked = stored.head().tree() == end.head().tree() ? end : stored;
                if (checked.head().tree() > end.head().tree()) {
                    return;
                }
                if (checked.head().tree() != number + 1) {
                    problem("the logs " + (number + 1) + " to "
                            + (checked.head().tree() - 1) + " are gone");
                }
                check(checked);
                number = checked.head().tree();
            }
            if (next.isEmpty()) {
                return;
            }
        }
    }

    private void check(Stored stored) throws SQLException {
        TreeHead head = stored.head();
        String name = "log " + head.tree() + " of " + head.day();
        if (!trusted.vouchFor(stored.signed())) {
            problem(name + ": its head is not signed with a key of this server");
        }
        if (!head.before().equals(last)) {
            problem(name + " does not follow the one before it");
            last = head.before();
        }
        tree = new MerkleTree();
        for (long first = lastEvent + 1; first <= head.lastEvent(); first += IDS_AT_A_TIME) {
            int ids = (int) Math.min(IDS_AT_A_TIME, head.lastEvent() - first + 1);
            for (SealedEvent event : SealedEvents.of(connection, first, ids)) {
                check(event, head);
            }
        }
        if (tree.size() != head.size()) {
            problem(name + " has " + tree.size() + " seals and had " + head.size());
        } else if (!tree.root().equals(head.root()) || !last.equals(head.last())) {
            problem(name + ": its seals are not those that were signed");
        }
        last = head.last();
        lastEvent = head.lastEvent();
    }

    private void check(SealedEvent event, TreeHead head) {
        Hash hash = event.hash();
        if (hash == null) {
            problem("event " + event.id() + " was put in later, or its seal was taken away");
            return;
        }
        events++;
        AuditEntry entry = event.entry();
        if (entry == null) {
            problem("event " + event.id() + " is gone");
        } else if (!entry.sealedWith(hash, last).isSealedWith(hash, last)) {
            problem("event " + event.id() + " is not as it was written, or something before it is missing");
        }
        if (event.tree() != head.tree() || event.leaf() != tree.size()) {
            problem("the seal of event " + event.id() + " is not at its place");
        }
        last = hash;
        tree.add(hash);
    }

    private void tail(Instant now) throws SQLException {
        long overdue;
        try (PreparedStatement query =
                connection.prepareStatement("select min(id) from audit_event where id > ? and at < ?")) {
            query.setLong(1, lastEvent);
            query.setObject(2, now.minus(MAY_WAIT).atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                overdue = row.getLong(1);
            }
        }
        if (overdue != 0 && !isSealedSoon(overdue)) {
            problem("event " + overdue + " and those after it are not sealed");
        }
    }

    private boolean isSealedSoon(long event) throws SQLException {
        long limit = System.nanoTime() + grace.toNanos();
        while (!isSealed(event)) {
            if (System.nanoTime() > limit) {
                return false;
            }
            try {
                Thread.sleep(LOOKS_EVERY.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the check was broken off", stopped);
            }
        }
        return true;
    }

    /** By a head that this server signed: anybody who can write seals could write this one. */
    private boolean isSealed(long event) throws SQLException {
        return Trees.last(connection)
                .filter(tree -> tree.head().lastEvent() >= event && trusted.vouchFor(tree.signed()))
                .isPresent();
    }

    private void compareWith(@Nullable CheckResult before) {
        if (before != null && events < before.events()) {
            problem("there were " + before.events() + " sealed events on " + before.at() + " and are " + events);
        }
    }
}
