/**
 * The log's newest end as this node knows it: what this node wrote is handed over in memory, what others wrote is read
 * once, and whoever follows is woken at once.
 */
package stoa.ledger.tail;
