/** The ledger as others may read it: the feed, and exports into files. */
package stoa.server.feed;
