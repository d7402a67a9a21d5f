/** The view {@code account-people}: what each person says of themselves, one document for each. */
package stoa.query.account.people;
