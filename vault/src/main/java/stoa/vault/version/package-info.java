/** Which version of each view is read, in rows. */
package stoa.vault.version;
