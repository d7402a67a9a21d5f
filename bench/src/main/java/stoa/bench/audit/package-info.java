/** What looking at a whole ledger costs. */
package stoa.bench.audit;
