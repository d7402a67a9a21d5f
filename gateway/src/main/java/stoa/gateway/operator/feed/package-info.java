/** The ledger's events for those who analyse them. */
package stoa.gateway.operator.feed;
