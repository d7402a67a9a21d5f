package stoa.ledger;

/** Where an append's events are now, durably and for ever. */
public record Appended(long firstPosition, long lastPosition) {}
