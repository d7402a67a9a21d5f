/** Erasures outside of the database: the list that a restore reads, and doing again what it found there. */
package stoa.server.erasure;
