package stoa.ledger.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** The entries and roots that Certificate Transparency's own implementations test themselves with. */
    private static final List<String> KNOWN_ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int LEAVES = 700;

    private final TreeHash hash = new TreeHash();
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<String, byte[]> subtrees = new HashMap<>();
    private final RightEdge edge = RightEdge.of(0, new byte[0]);
    private final TreeProofs proofs = new TreeProofs(this::hashes);

    private void grow(byte[] leaf) {
        leaves.add(leaf);
        edge.add(leaf, made -> subtrees.put(made.level() + "/" + made.index(), made.hash()));
    }

    private void grow(int count) {
        for (int i = 0; i < count; i++) {
            grow(hash.leaf(("entry " + leaves.size()).getBytes(UTF_8)));
        }
    }

    private List<byte[]> hashes(int level, long from, int count) {
        List<byte[]> row = new ArrayList<>();
        for (long at = from; at < from + count; at++) {
            byte[] found =
                    level > 0 ? subtrees.get(level + "/" + at) : at < leaves.size() ? leaves.get((int) at) : null;
            if (found != null) {
                row.add(found);
            }
        }
        return row;
    }

    @Test
    void roots_are_those_that_certificate_transparency_knows() {
        assertThat(edge.root()).asHexString().isEqualToIgnoringCase(KNOWN_ROOTS.getFirst());
        for (int i = 0; i < KNOWN_ENTRIES.size(); i++) {
            grow(hash.leaf(HexFormat.of().parseHex(KNOWN_ENTRIES.get(i))));

            assertThat(edge.root()).asHexString().isEqualToIgnoringCase(KNOWN_ROOTS.get(i + 1));
        }
    }

    @Test
    void every_root_and_every_proof_is_that_of_the_rfc() {
        grow(70);
        for (int size = 1; size <= leaves.size(); size++) {
            List<byte[]> tree = leaves.subList(0, size);
            assertThat(proofs.root(size)).isEqualTo(Rfc9162.root(tree));
            for (int m = 0; m < size; m++) {
                assertSame(proofs.inclusion(m, size), Rfc9162.path(m, tree));
                assertSame(proofs.consistency(m + 1, size), Rfc9162.proof(m + 1, tree));
            }
        }
    }

    @Test
    void proofs_across_tiles_verify() {
        grow(LEAVES);
        byte[] root = Rfc9162.root(leaves);
        assertThat(edge.root()).isEqualTo(root);
        for (int m = 0; m < LEAVES; m += 13) {
            List<byte[]> path = proofs.inclusion(m, LEAVES);
            assertThat(Rfc9162.isIncluded(leaves.get(m), m, LEAVES, path, root)).isTrue();
            assertThat(Rfc9162.isIncluded(leaves.get(m), m + 1, LEAVES, path, root))
                    .isFalse();
            byte[] earlier = Rfc9162.root(leaves.subList(0, m + 1));
            assertThat(Rfc9162.isConsistent(m + 1, LEAVES, earlier, root, proofs.consistency(m + 1, LEAVES)))
                    .isTrue();
        }
    }

    @Test
    void a_right_edge_that_was_stored_goes_on_growing() {
        for (int i = 0; i < LEAVES; i++) {
            grow(1);
            RightEdge restored = RightEdge.of(edge.size(), edge.toBytes());
            assertThat(restored.root()).isEqualTo(edge.root());
            assertThat(restored.toBytes()).isEqualTo(edge.toBytes());
        }
        assertThatThrownBy(() -> RightEdge.of(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subtrees_of_a_full_tile_are_reported_once_with_their_root() {
        grow(600);

        assertThat(subtrees).containsOnlyKeys("1/0", "1/1");
        assertThat(subtrees.get("1/1")).isEqualTo(Rfc9162.root(leaves.subList(256, 512)));
    }

    @Test
    void there_is_no_proof_of_what_is_not_there() {
        grow(5);

        assertThatThrownBy(() -> proofs.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.root(6)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(List<byte[]> ours, List<byte[]> rfc) {
        assertThat(ours.stream().map(HexFormat.of()::formatHex))
                .containsExactlyElementsOf(
                        rfc.stream().map(HexFormat.of()::formatHex).toList());
    }
}
