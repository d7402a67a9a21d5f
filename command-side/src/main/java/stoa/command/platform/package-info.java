/**
 * What all decisions share: the command bus that decides again on conflict, the cache of decided states that follows
 * the ledger's tail, snapshots, and what of a command goes into the metadata of its events. No business word in here.
 */
package stoa.command.platform;
