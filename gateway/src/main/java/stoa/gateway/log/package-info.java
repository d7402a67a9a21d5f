/** The ledger's public tree and the keys that tokens are verified with: open to any origin, without authentication. */
package stoa.gateway.log;
