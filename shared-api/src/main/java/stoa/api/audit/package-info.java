/** Audit: what anybody may see of the ledger's tree, without seeing an event. */
package stoa.api.audit;
