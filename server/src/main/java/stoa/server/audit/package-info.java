/** What the ledger shows of itself to those who do not trust us: answers the queries of the feature {@code audit}. */
package stoa.server.audit;
