/** Notices between nodes over PostgreSQL. */
package stoa.vault.signal;
