/** The view {@code account-emails}: which account holds an e-mail, found by the e-mail's key. */
package stoa.query.account.emails;
