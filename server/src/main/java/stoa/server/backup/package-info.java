/**
 * {@code ./stoa backup} and {@code ./stoa restore}: every table of the ledger and the vault as one moment showed them,
 * with a manifest that tells whether all of it is still there.
 */
package stoa.server.backup;
