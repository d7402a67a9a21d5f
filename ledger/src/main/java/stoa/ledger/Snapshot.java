package stoa.ledger;

/**
 * A stream folded up to one of its events. Disposable, and never part of the tree.
 *
 * @param type the kind of aggregate
 * @param event where it was taken (stream, sequence) and the folded state as its payload
 */
public record Snapshot(String type, LedgerEvent event) {}
