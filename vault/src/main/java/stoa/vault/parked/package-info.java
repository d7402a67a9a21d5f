/** What views could not fold, kept over their rebuilds. */
package stoa.vault.parked;
