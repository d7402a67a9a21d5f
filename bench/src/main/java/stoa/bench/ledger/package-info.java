/** The ledger beside Axon's own store, under the same commands. */
package stoa.bench.ledger;
