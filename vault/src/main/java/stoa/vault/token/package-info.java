/** The keys that access tokens are signed with. */
package stoa.vault.token;
