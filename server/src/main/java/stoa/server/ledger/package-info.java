/** Opens the ledger, and ties to it what follows it: the event store, the cache of aggregates, the views. */
package stoa.server.ledger;
