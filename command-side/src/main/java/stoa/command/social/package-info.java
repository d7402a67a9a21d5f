/**
 * Who follows whom. Each ordered pair of accounts has a stream of its own, whose name is what keeps a following unique;
 * no account holds its followers.
 */
package stoa.command.social;
