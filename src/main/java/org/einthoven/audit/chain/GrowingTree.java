package org.einthoven.audit.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.einthoven.audit.chain.Trees.Stored;

/** The tree of a day while events are added to it, in the order of their ids. */
final class GrowingTree {
    private final int number;
    private final LocalDate day;
    private final long firstEvent;
    private final Hash before;
    private final MerkleTree tree;
    private Hash last;
    private long lastEvent;

    private GrowingTree(int number, LocalDate day, long firstEvent, Hash before, Hash last, MerkleTree tree) {
        this.number = number;
        this.day = day;
        this.firstEvent = firstEvent;
        this.before = before;
        this.last = last;
        this.tree = tree;
    }

    static GrowingTree begin(int number, AuditEntry first, Hash before) {
        return new GrowingTree(number, day(first), first.id(), before, before, new MerkleTree());
    }

    /** Throws IllegalArgumentException where what is kept to grow it is not what the head says. */
    static GrowingTree of(Stored stored) {
        TreeHead head = stored.head();
        MerkleTree tree = MerkleTree.of(head.size(), stored.frontier());
        if (!tree.root().equals(head.root())) {
            throw new IllegalArgumentException("the frontier of tree " + head.tree() + " has another root");
        }
        return new GrowingTree(head.tree(), head.day(), head.firstEvent(), head.before(), head.last(), tree);
    }

    private static LocalDate day(AuditEntry entry) {
        return LocalDate.ofInstant(Instant.parse(entry.at()), ZoneOffset.UTC);
    }

    /**
     * Whether an event belongs to this day. One that came some time after midnight from a clock that is slow stays in the
     * new day; one from a clock that had been years ahead does not keep all others in that year.
     */
    boolean takes(AuditEntry entry) {
        LocalDate its = day(entry);
        return !its.isAfter(day) && !its.isBefore(day.minusDays(1));
    }

    /** The event's hash; its place is {@link #size} minus one. */
    Hash add(AuditEntry entry) {
        last = Hash.link(last, entry.canonical());
        lastEvent = entry.id();
        tree.add(last);
        return last;
    }

    long size() {
        return tree.size();
    }

    int number() {
        return number;
    }

    Hash last() {
        return last;
    }

    TreeHead head() {
        return new TreeHead(number, day, tree.size(), firstEvent, lastEvent, before, last, tree.root());
    }

    byte[] frontier() {
        return tree.frontier();
    }
}
