/** The ledger kept in PostgreSQL. */
package stoa.ledger.postgres;
