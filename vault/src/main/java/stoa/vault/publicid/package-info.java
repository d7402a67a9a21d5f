/** Ids that clients see, unique over all nodes and restarts whatever the clocks do. */
package stoa.vault.publicid;
