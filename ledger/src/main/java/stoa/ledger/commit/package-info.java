/**
 * How events get into the log: many appends wait, one committer writes all that waits in one transaction, under a lock
 * that makes the order of commits the order of positions.
 */
package stoa.ledger.commit;
