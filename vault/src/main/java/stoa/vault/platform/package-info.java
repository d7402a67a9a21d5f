/** What the vault's features stand on: the database, the master key, sealing; and how the vault is put together. */
package stoa.vault.platform;
