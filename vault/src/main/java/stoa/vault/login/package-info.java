/** What logging in needs and leaves behind: password hashes, failed attempts, the last address. */
package stoa.vault.login;
