package stoa.ledger.tree;

import java.util.List;

/** Reads the hashes that tiles are cut from: level 0 the leaves, level n the roots of complete subtrees of 256^n. */
public interface HashSource {

    /** {@code count} hashes from the {@code from}th on; fewer if there are no more. */
    List<byte[]> hashes(int level, long from, int count);
}
