package stoa.query.platform.fold;

/** An event and where it stands in the ledger. */
record Positioned(long position, Object event) {}
