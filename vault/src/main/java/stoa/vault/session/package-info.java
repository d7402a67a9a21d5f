/** Who is logged in, and who is not any more. */
package stoa.vault.session;
