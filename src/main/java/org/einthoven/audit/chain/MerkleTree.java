package org.einthoven.audit.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A Merkle tree (RFC 6962, 2.1) that grows by leaves and keeps no more than the roots of its full subtrees, one for each
 * bit of its size: those of a day with a million events are 20 hashes.
 */
final class MerkleTree {
    /** The root of the tree over {@code size} leaves from {@code first} on. */
    record Subtree(long first, long size, Hash root) {
        boolean contains(long leaf) {
            return leaf >= first && leaf < first + size;
        }
    }

    private final Deque<Subtree> full = new ArrayDeque<>();
    private final BiConsumer<Subtree, Subtree> joining;
    private long size;

    MerkleTree() {
        this((left, right) -> {});
    }

    /** @param joining is told of each two neighbours that become one, the left one first */
    MerkleTree(BiConsumer<Subtree, Subtree> joining) {
        this.joining = joining;
    }

    /**
     * The tree of so many leaves that {@link #frontier} was of.
     *
     * @throws IllegalArgumentException where the two do not go together
     */
    static MerkleTree of(long size, byte[] frontier) {
        if (frontier.length != Long.bitCount(size) * Hash.LENGTH) {
            throw new IllegalArgumentException("no frontier of a tree with " + size + " leaves");
        }
        MerkleTree tree = new MerkleTree();
        int from = 0;
        for (long subtree = Long.highestOneBit(size); subtree > 0; subtree >>= 1) {
            if ((size & subtree) != 0) {
                Hash root = Hash.of(Arrays.copyOfRange(frontier, from, from + Hash.LENGTH));
                tree.full.addLast(new Subtree(tree.size, subtree, root));
                tree.size += subtree;
                from += Hash.LENGTH;
            }
        }
        return tree;
    }

    void add(Hash leaf) {
        Subtree last = new Subtree(size, 1, leaf);
        while (!full.isEmpty() && full.getLast().size() == last.size()) {
            last = join(full.removeLast(), last);
        }
        full.addLast(last);
        size++;
    }

    private Subtree join(Subtree left, Subtree right) {
        joining.accept(left, right);
        return new Subtree(left.first(), left.size() + right.size(), Hash.node(left.root(), right.root()));
    }

    long size() {
        return size;
    }

    /** Throws NoSuchElementException of a tree without leaves, which nobody has. */
    Hash root() {
        Iterator<Subtree> fromTheRight = full.descendingIterator();
        Subtree whole = fromTheRight.next();
        while (fromTheRight.hasNext()) {
            whole = join(fromTheRight.next(), whole);
        }
        return whole.root();
    }

    /** The roots of the full subtrees, the largest first. */
    byte[] frontier() {
        byte[] bytes = new byte[full.size() * Hash.LENGTH];
        int to = 0;
        for (Subtree subtree : full) {
            System.arraycopy(subtree.root().toBytes(), 0, bytes, to, Hash.LENGTH);
            to += Hash.LENGTH;
        }
        return bytes;
    }

    /**
     * The hashes that lead from a leaf to the root (RFC 6962, 2.1.1), found in one pass over the leaves.
     *
     * @param leaf its place, from 0
     */
    static List<Hash> path(Iterable<Hash> leaves, long leaf) {
        List<Hash> path = new ArrayList<>();
        MerkleTree tree = new MerkleTree((left, right) -> {
            if (left.contains(leaf)) {
                path.add(right.root());
            } else if (right.contains(leaf)) {
                path.add(left.root());
            }
        });
        leaves.forEach(tree::add);
        tree.root();
        return List.copyOf(path);
    }

    /** Whether a leaf is at its place in the tree with this root (RFC 9162, 2.1.3.2). */
    static boolean leads(Hash leaf, long place, List<Hash> path, long size, Hash root) {
        if (place < 0 || place >= size) {
            return false;
        }
        long node = place;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            boolean right = (node & 1) == 1;
            if (right || node == last) {
                hash = Hash.node(sibling, hash);
                while (!right && node != 0) {
                    node >>= 1;
                    last >>= 1;
                    right = (node & 1) == 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
