/**
 * What people say about posts. Each comment has a stream of its own, which also counts the replies of the thread that
 * it opened.
 */
package stoa.command.comment;
