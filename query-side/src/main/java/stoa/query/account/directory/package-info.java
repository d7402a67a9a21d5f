/** The view {@code account-directory}: all accounts that were registered, in order of their ids. */
package stoa.query.account.directory;
