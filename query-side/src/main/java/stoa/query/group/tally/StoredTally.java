package stoa.query.group.tally;

/** How many members a group has, and whether everybody may find it. */
record StoredTally(boolean open, long members) {}
