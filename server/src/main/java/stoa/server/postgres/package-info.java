/**
 * The database of the ledger and the vault: any PostgreSQL by URL, or one of our own, with settings that lose nothing,
 * in the data directory.
 */
package stoa.server.postgres;
