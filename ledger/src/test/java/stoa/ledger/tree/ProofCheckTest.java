package stoa.ledger.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every proof of every small tree, made by our own code, and each of them with one hash changed. */
class ProofCheckTest {

    private static final int LARGEST = 40;

    private final List<byte[]> leaves = new ArrayList<>();
    private final TreeProofs proofs = new TreeProofs(
            (level, from, count) -> level > 0 ? List.of() : leaves.subList((int) from, (int) from + count));

    ProofCheckTest() {
        for (int i = 0; i < LARGEST; i++) {
            leaves.add(Rfc9162.leafHash(("leaf " + i).getBytes(UTF_8)));
        }
    }

    private Checkpoint checkpoint(int size) {
        return new Checkpoint("test", size, Rfc9162.root(leaves.subList(0, size)));
    }

    private static List<byte[]> changed(List<byte[]> proof, int at) {
        List<byte[]> changed = new ArrayList<>(proof);
        byte[] hash = changed.get(at).clone();
        hash[0] ^= 1;
        changed.set(at, hash);
        return changed;
    }

    @Test
    void inclusion_holds_for_each_leaf_where_it_is_and_nowhere_else() {
        for (int size = 1; size <= LARGEST; size++) {
            byte[] root = checkpoint(size).root();
            for (int index = 0; index < size; index++) {
                List<byte[]> path = proofs.inclusion(index, size);
                assertThat(ProofCheck.isIncluded(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(ProofCheck.isIncluded(leaves.get((index + 1) % LARGEST), index, size, path, root))
                        .isFalse();
                assertThat(ProofCheck.isIncluded(leaves.get(index), size, size, path, root))
                        .isFalse();
                for (int at = 0; at < path.size(); at++) {
                    assertThat(ProofCheck.isIncluded(leaves.get(index), index, size, changed(path, at), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void consistency_holds_for_each_beginning_and_for_no_other_tree() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int earlier = 1; earlier <= size; earlier++) {
                List<byte[]> proof = earlier == size ? List.of() : proofs.consistency(earlier, size);
                assertThat(ProofCheck.isConsistent(checkpoint(earlier), checkpoint(size), proof))
                        .isTrue();
                Checkpoint other = new Checkpoint("test", earlier, Rfc9162.leafHash(new byte[] {1}));
                assertThat(ProofCheck.isConsistent(other, checkpoint(size), proof))
                        .isFalse();
                for (int at = 0; at < proof.size(); at++) {
                    assertThat(ProofCheck.isConsistent(checkpoint(earlier), checkpoint(size), changed(proof, at)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_log_that_has_shrunk_goes_on_from_nothing() {
        assertThat(ProofCheck.isConsistent(checkpoint(5), checkpoint(3), List.of()))
                .isFalse();
    }
}
