/** {@code ./stoa audit verify}: that the ledger is what its tree and its checkpoints say. */
package stoa.server.audit.verify;
