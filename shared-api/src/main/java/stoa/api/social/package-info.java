/**
 * Who has to do with whom: who follows whom.
 *
 * <p>Streams: {@code follow:<follower>:<followee>}, one for each ordered pair of accounts, so that nobody follows
 * somebody twice however many requests race. Counts and lists live in views only: an account that a million people
 * follow is followed by one more at no greater cost than a new one.
 */
package stoa.api.social;
