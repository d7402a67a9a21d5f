/** Erasing a person: the order of its steps, and the erasures to be done again after a restore. */
package stoa.vault.erasure;
