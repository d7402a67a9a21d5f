/**
 * What people think of posts. Each person's likes of a post are a stream of their own; no decision counts likes, and
 * none waits for another person's.
 */
package stoa.command.like;
