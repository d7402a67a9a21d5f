/** What the programs beside the server have in common: {@code ./stoa audit}, and those that follow it. */
package stoa.server.tool;
