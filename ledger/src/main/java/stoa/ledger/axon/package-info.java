/** The ledger as Axon's event store. The rest of the house meets the ledger here only. */
package stoa.ledger.axon;
