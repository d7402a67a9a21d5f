/** A key per person, and the encryption of what is theirs. Destroying the key is how a person is erased. */
package stoa.vault.personal;
