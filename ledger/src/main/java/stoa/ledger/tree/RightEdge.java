package stoa.ledger.tree;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * All of a growing tree that is needed to let it grow: the roots of the complete subtrees along its right edge, one for
 * each bit set in its size.
 */
public final class RightEdge {

    private static final int TILE_HEIGHT = 8;
    private static final int MAX_HEIGHT = Long.SIZE - 1;

    private final TreeHash hash = new TreeHash();
    private final byte[][] rootAtHeight = new byte[MAX_HEIGHT][];
    private long size;

    private RightEdge() {}

    /** A tree of that size, from what {@link #toBytes} gave for it. */
    public static RightEdge of(long size, byte[] bytes) {
        if (size < 0 || bytes.length != Long.bitCount(size) * TreeHash.BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes are no right edge of a tree of size " + size);
        }
        RightEdge edge = new RightEdge();
        edge.size = size;
        int at = 0;
        for (int height = MAX_HEIGHT - 1; height >= 0; height--) {
            if (isSet(size, height)) {
                edge.rootAtHeight[height] = Arrays.copyOfRange(bytes, at, at + TreeHash.BYTES);
                at += TreeHash.BYTES;
            }
        }
        return edge;
    }

    public RightEdge copy() {
        RightEdge copy = new RightEdge();
        copy.size = size;
        System.arraycopy(rootAtHeight, 0, copy.rootAtHeight, 0, MAX_HEIGHT);
        return copy;
    }

    public long size() {
        return size;
    }

    /** Adds a leaf, and reports each subtree of 256, 65 536 … leaves that it completes. */
    public void add(byte[] leafHash, Consumer<Subtree> completed) {
        byte[] node = leafHash;
        int height = 0;
        while (isSet(size, height)) {
            node = hash.node(rootAtHeight[height], node);
            rootAtHeight[height] = null;
            height++;
            if (height % TILE_HEIGHT == 0) {
                completed.accept(new Subtree(height / TILE_HEIGHT, size >>> height, node));
            }
        }
        rootAtHeight[height] = node;
        size++;
    }

    public byte[] root() {
        byte[] root = null;
        for (byte[] left : rootAtHeight) {
            if (left != null) {
                root = root == null ? left : hash.node(left, root);
            }
        }
        return root == null ? hash.empty() : root;
    }

    /** The roots of the subtrees, the largest first. */
    public byte[] toBytes() {
        byte[] bytes = new byte[Long.bitCount(size) * TreeHash.BYTES];
        int at = bytes.length;
        for (byte[] root : rootAtHeight) {
            if (root != null) {
                at -= TreeHash.BYTES;
                System.arraycopy(root, 0, bytes, at, TreeHash.BYTES);
            }
        }
        return bytes;
    }

    private static boolean isSet(long size, int height) {
        return ((size >>> height) & 1) == 1;
    }
}
