/**
 * The hash tree over the log, as in RFC 9162 (and 6962): what makes the log one that can be verified by somebody who
 * does not trust whoever keeps it.
 */
package stoa.ledger.tree;
