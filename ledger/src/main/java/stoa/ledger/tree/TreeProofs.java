package stoa.ledger.tree;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Roots and proofs of RFC 9162, section 2.1, from the hashes that tiles are cut from. What it computed, it keeps. */
public final class TreeProofs {

    private static final int TILE_HEIGHT = 8;

    private final HashSource source;
    private final TreeHash hash = new TreeHash();
    private final Map<Range, byte[]> known = new HashMap<>();

    private record Range(long from, long to) {}

    public TreeProofs(HashSource source) {
        this.source = source;
    }

    /** The root of the tree over the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? hash.empty() : range(0, size);
    }

    /** The right edge of the tree over the first {@code size} leaves: from there on it can grow. */
    public RightEdge edge(long size) {
        ByteArrayOutputStream roots = new ByteArrayOutputStream();
        long from = 0;
        while (from < size) {
            long to = from + Long.highestOneBit(size - from);
            roots.writeBytes(range(from, to));
            from = to;
        }
        return RightEdge.of(size, roots.toByteArray());
    }

    /** What leads from a leaf to the root: PATH(m, D[n]). */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** That the tree of {@code earlier} leaves is a beginning of the later one: PROOF(m, D[n]). */
    public List<byte[]> consistency(long earlier, long size) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException("no step from " + earlier + " to " + size + " leaves");
        }
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (earlier < to) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                proof.addFirst(range(middle, to));
                to = middle;
            } else {
                proof.addFirst(range(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            // Only a subtree that starts at the first leaf is the earlier tree itself, whose root everybody has.
            proof.addFirst(range(from, to));
        }
        return proof;
    }

    /** Proofs of neighbours have most of their hashes in common. */
    private byte[] range(long from, long to) {
        Range range = new Range(from, to);
        byte[] root = known.get(range);
        if (root == null) {
            root = computed(from, to);
            known.put(range, root);
        }
        return root;
    }

    private byte[] computed(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return subtree(Long.numberOfTrailingZeros(leaves), from);
        }
        long middle = from + split(leaves);
        return hash.node(range(from, middle), range(middle, to));
    }

    private byte[] subtree(int height, long firstLeaf) {
        int level = height / TILE_HEIGHT;
        int count = 1 << (height % TILE_HEIGHT);
        List<byte[]> row = source.hashes(level, firstLeaf >>> (TILE_HEIGHT * level), count);
        if (row.size() < count) {
            throw new IllegalArgumentException("the tree does not reach beyond leaf " + firstLeaf);
        }
        while (row.size() > 1) {
            List<byte[]> above = new ArrayList<>(row.size() / 2);
            for (int i = 0; i < row.size(); i += 2) {
                above.add(hash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
        return row.getFirst();
    }

    /** The largest power of two below the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
