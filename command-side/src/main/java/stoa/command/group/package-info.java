/**
 * Groups. What a group says of itself, one person's membership and one person's asking to be let in are streams of
 * their own, so that a hundred thousand can join without waiting for each other, and nobody's decision loads them all.
 */
package stoa.command.group;
