/**
 * What every feature speaks of: ids, actors, pages, refusals, the catalogue of events, and the ports through which the
 * domain reaches the ledger (guards, view progress) without knowing it.
 */
package stoa.api.kernel;
