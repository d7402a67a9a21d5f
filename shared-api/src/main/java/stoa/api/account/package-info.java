/**
 * Accounts: who there is, under which unique name and e-mail, and what they say of themselves.
 *
 * <p>Streams: {@code account:<id>}; {@code name:<keyed hash>} and {@code email:<keyed hash>} claim a unique name or
 * e-mail. Registering writes all three in one append, so of two racing registrations one wins. Passwords, sessions and
 * addresses are no events; they live in the vault.
 */
package stoa.api.account;
