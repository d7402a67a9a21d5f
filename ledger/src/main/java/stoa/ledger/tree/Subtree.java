package stoa.ledger.tree;

/** The root of a complete subtree of 256^{@code level} leaves, the {@code index}th of its kind from the left. */
@SuppressWarnings("ArrayRecordComponent") // Carried from the tree to its table, never compared.
public record Subtree(int level, long index, byte[] hash) {}
