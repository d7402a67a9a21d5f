/** The view {@code social-popular}: how many follow each account, and the accounts in order of it. */
package stoa.query.social.popular;
