/**
 * Who has to do with whom: who follows whom, and who are friends. The two have nothing to do with each other.
 *
 * <p>Streams: {@code follow:<follower>:<followee>}, one for each ordered pair of accounts, so that nobody follows
 * somebody twice however many requests race; {@code friend:<lower>:<higher>}, one for each pair, since a friendship is
 * of both. Counts and lists live in views only: whether one more follows somebody is decided at the same cost however
 * many do.
 */
package stoa.api.social;
