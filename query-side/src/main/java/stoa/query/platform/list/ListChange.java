package stoa.query.platform.list;

import stoa.query.platform.view.Entry;

/** That an entry is in a list, or is not, from a ledger position on. */
public record ListChange(long position, String list, Entry entry, boolean present) {}
