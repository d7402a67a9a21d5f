/** When something is to be done, over restarts and on any node. */
package stoa.vault.due;
