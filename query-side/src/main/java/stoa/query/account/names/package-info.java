/** The view {@code account-names}: which account holds a name, found by the name's key. */
package stoa.query.account.names;
