/**
 * What is secret or erasable, and what must survive a rebuild of the views without being an event. Ports here; behind
 * them PostgreSQL, in tables of their own beside the ledger's. Personal data is encrypted here too.
 */
package stoa.vault;
