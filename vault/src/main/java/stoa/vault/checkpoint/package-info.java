/** The key that speaks for the ledger. */
package stoa.vault.checkpoint;
