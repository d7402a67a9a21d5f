/** {@code ./stoa replay}: views seen and filled anew from a terminal, by way of the operators' face. */
package stoa.server.replay;
