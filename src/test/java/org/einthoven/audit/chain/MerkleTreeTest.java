package org.einthoven.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count).mapToObj(MerkleTreeTest::leaf).toList();
    }

    private static Hash leaf(int number) {
        return Hash.link(Hash.NONE, ("leaf " + number).getBytes(StandardCharsets.UTF_8));
    }

    /** Word by word as RFC 6962, 2.1, defines it. */
    private static Hash defined(List<Hash> leaves) {
        int size = leaves.size();
        if (size == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(size - 1);
        return Hash.node(defined(leaves.subList(0, split)), defined(leaves.subList(split, size)));
    }

    private static MerkleTree tree(List<Hash> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree;
    }

    @Property(tries = 100)
    void hasTheRootOfTheDefinition(@ForAll @IntRange(min = 1, max = 300) int size) {
        assertThat(tree(leaves(size)).root()).isEqualTo(defined(leaves(size)));
    }

    @Property(tries = 100)
    void growsOnFromWhatWasKeptOfIt(
            @ForAll @IntRange(min = 1, max = 200) int size, @ForAll @IntRange(max = 100) int more) {
        List<Hash> leaves = leaves(size + more);
        MerkleTree first = tree(leaves.subList(0, size));

        MerkleTree kept = MerkleTree.of(first.size(), first.frontier());
        leaves.subList(size, size + more).forEach(kept::add);

        assertThat(kept.root()).isEqualTo(tree(leaves).root());
        assertThat(kept.size()).isEqualTo(size + more);
    }

    @Property(tries = 300)
    void provesEachLeafAtItsPlaceAndNoOther(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int place = any % size;
        List<Hash> leaves = leaves(size);
        Hash root = tree(leaves).root();
        List<Hash> path = MerkleTree.path(leaves, place);

        assertThat(MerkleTree.leads(leaf(place), place, path, size, root)).isTrue();
        assertThat(MerkleTree.leads(leaf(size), place, path, size, root)).isFalse();
        assertThat(MerkleTree.leads(leaf(place), size, path, size, root)).isFalse();
        if (size > 1) {
            int other = (place + 1) % size;
            assertThat(MerkleTree.leads(leaf(place), other, path, size, root)).isFalse();
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(0);
            assertThat(MerkleTree.leads(leaf(place), place, shorter, size, root))
                    .isFalse();
        }
    }

    @Test
    void takesNoNodeForALeaf() {
        Hash node = Hash.node(leaf(0), leaf(1));
        byte[] children = new byte[2 * Hash.LENGTH];
        System.arraycopy(leaf(0).toBytes(), 0, children, 0, Hash.LENGTH);
        System.arraycopy(leaf(1).toBytes(), 0, children, Hash.LENGTH, Hash.LENGTH);

        assertThat(Hash.link(leaf(0), leaf(1).toBytes())).isNotEqualTo(node);
        assertThat(Hash.link(Hash.NONE, children)).isNotEqualTo(node);
    }

    @Test
    void refusesToGrowFromWhatIsNoFrontierOfItsSize() {
        byte[] frontier = tree(leaves(3)).frontier();

        assertThatThrownBy(() -> MerkleTree.of(4, frontier)).isInstanceOf(IllegalArgumentException.class);
    }
}
