/**
 * Who there is, under names and e-mails that are theirs alone. Uniqueness is the stream: each name and each e-mail has
 * one of its own, whose state says who holds it, and is written in the same append as the account.
 */
package stoa.command.account;
