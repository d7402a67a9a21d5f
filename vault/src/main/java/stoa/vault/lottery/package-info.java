/** The seeds of the lottery's draws. */
package stoa.vault.lottery;
