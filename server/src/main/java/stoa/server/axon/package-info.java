/** Wires the modules over Axon: the ledger as its event store, and the ports through which the sides reach it. */
package stoa.server.axon;
