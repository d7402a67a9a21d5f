/**
 * The faces: each public API translates its requests into the one set of commands and queries, and the answers back
 * into its own envelope. Nothing is decided here but who asks, and whether a request can be read.
 */
package stoa.gateway;
