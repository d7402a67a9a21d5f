/** The side that decides: aggregates, the policies they ask, and what carries their decisions to the ledger. */
package stoa.command;
